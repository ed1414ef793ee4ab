// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_FORMAT_MONEY_H_
#define TILL_KIOSK_UI_SRC_FORMAT_MONEY_H_

#include <QString>
#include <QtGlobal>

namespace till::kiosk {

// Money is an amount in the currency's smallest unit (fen, cent) and the ISO 4217 code beside it.
struct Money {
  qint64 minor_units = 0;
  QString currency = QStringLiteral("CNY");

  friend bool operator==(const Money&, const Money&) = default;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_FORMAT_MONEY_H_
