// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_SHOP_PAYMENTS_TABLE_H_
#define TILL_KIOSK_UI_SRC_SHOP_PAYMENTS_TABLE_H_

#include <QByteArray>
#include <QList>
#include <QTimeZone>

#include "kiosk-ui/src/backend/books.h"

namespace till::kiosk {

// PaymentsTable writes payments as a table that spreadsheets open: RFC 4180, UTF-8 with a byte order mark, a
// row of headings in the language of the moment. Amounts are decimal numbers, times are those of `zone`. A
// cell that a spreadsheet would take for a formula begins with an apostrophe.
QByteArray PaymentsTable(const QList<BookEntry>& entries, const QTimeZone& zone);

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_SHOP_PAYMENTS_TABLE_H_
