// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_WORDS_CARD_WORDS_H_
#define TILL_KIOSK_UI_SRC_WORDS_CARD_WORDS_H_

#include <QString>

#include "kiosk-ui/src/backend/types.h"

namespace till::kiosk {

// SchemeName is what a person calls a card scheme: "UNIONPAY" is 银联 or UnionPay. A scheme not known is left
// as it is.
QString SchemeName(const QString& scheme);

// CardWords names a card on one line: "UnionPay •••• 0018"; empty while nothing is known of it.
QString CardWords(const CardSummary& card);

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_WORDS_CARD_WORDS_H_
