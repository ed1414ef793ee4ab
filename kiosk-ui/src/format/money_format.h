// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_FORMAT_MONEY_FORMAT_H_
#define TILL_KIOSK_UI_SRC_FORMAT_MONEY_FORMAT_H_

#include <QString>

#include "kiosk-ui/src/format/money.h"

namespace till::kiosk {

// CurrencyExponent is the number of digits after the point (ISO 4217): 2 for CNY, 0 for JPY; 2 for a code not
// in the table.
int CurrencyExponent(const QString& currency);

// FormatMoney writes an amount with its currency's sign, grouped by thousands: "¥1,234.50". The one place
// that does. Chinese and English write amounts in yuan alike; a currency without a sign of its own is written
// "XYZ 1,234.50".
QString FormatMoney(const Money& money);

// PlainAmount writes an amount as a number for a program: "1234.50", without sign or grouping.
QString PlainAmount(const Money& money);

// CurrencyName is what a person calls the currency in `language` ("zh" or "en"): "人民币", "Chinese yuan";
// else its code.
QString CurrencyName(const QString& currency, const QString& language);

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_FORMAT_MONEY_FORMAT_H_
