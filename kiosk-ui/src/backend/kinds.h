// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_KINDS_H_
#define TILL_KIOSK_UI_SRC_BACKEND_KINDS_H_

#include <QString>
#include <QStringList>

#include "kiosk-ui/src/backend/types.h"

namespace till::kiosk {

// KindOf is the kind of the payment that a transaction makes, as the API names it; what a Void makes depends
// on the kind of the payment that it undoes.
QString KindOf(Transaction transaction, const QString& original_kind = {});

// IsInquiry: no money moves; the answer is a figure.
bool IsInquiry(const QString& kind);
// IsTopUp: money goes onto the card.
bool IsTopUp(const QString& kind);
// IsQr: a wallet pays, no card is asked for.
bool IsQr(const QString& kind);

// MayBeAbout says whether `transaction` may be about `original`, as far as the kiosk knows: the payment
// service has the last word.
bool MayBeAbout(Transaction transaction, const Payment& original);

// KindsFor lists the kinds that a payment must have for `transaction` to be about it.
QStringList KindsFor(Transaction transaction);

// LeftToRefund is what can still be given back of a payment.
Money LeftToRefund(const Payment& original);

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_KINDS_H_
