// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_WORDS_PHOTO_WORDS_H_
#define TILL_KIOSK_UI_SRC_WORDS_PHOTO_WORDS_H_

#include <QString>
#include <QStringList>

namespace till::kiosk {

// PhotoKinds lists the photos of a payee, as the API names them (protos/till/terminal/v1/payees.proto), in
// the order in which they are shown.
QStringList PhotoKinds();

// PhotoName is what a photo of that kind shows: "Identity card, front"; empty for one that this kiosk is too
// old to know.
QString PhotoName(const QString& kind);

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_WORDS_PHOTO_WORDS_H_
