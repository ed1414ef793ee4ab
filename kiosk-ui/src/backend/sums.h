// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_SUMS_H_
#define TILL_KIOSK_UI_SRC_BACKEND_SUMS_H_

#include <QList>
#include <QString>

#include "kiosk-ui/src/format/money.h"

namespace till::kiosk {

// Sum is what the payments that have something in common come to; money to the shop is positive.
struct Sum {
  QString operator_number;  // empty in the lines over all operators
  QString scheme;           // empty in the lines over all schemes
  QString kind;             // as the API names it: "SALE"
  qint64 count = 0;
  Money amount;
  int shift = 0;  // 0 in the lines that are not of one shift
};

// Sums are the sums of a batch, a day or a shift, and what of it is not finished.
struct Sums {
  int batch = 0;
  int shift = 0;  // the shift that is open
  QList<Sum> lines;
  qint64 open = 0;            // payments that are not finished
  qint64 reversals_owed = 0;  // of these, those that are being undone
  qint64 advices_owed = 0;    // messages that the bank must still get
};

// SumsOf says what to sum; nothing set: the open batch.
struct SumsOf {
  int batch = 0;
  int shift = 0;
  QString business_date;  // "2026-11-22"
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_SUMS_H_
