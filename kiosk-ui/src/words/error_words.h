// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_WORDS_ERROR_WORDS_H_
#define TILL_KIOSK_UI_SRC_WORDS_ERROR_WORDS_H_

#include <QString>
#include <QStringList>

#include "kiosk-ui/src/backend/types.h"

namespace till::kiosk {

// ErrorWords is the one place that turns a code into words a cashier can act on, in the language of the
// moment.
struct ErrorWords {
  QString what;  // what happened: "Not enough funds"
  QString next;  // what to do: "Try another card"

  // ForProblem words a problem; `host_code` (ISO 8583 field 39), when the bank said why, comes first. A code
  // that this build does not know is shown with the service's own message, or else as "Something went wrong
  // (CODE)".
  static ErrorWords ForProblem(const Problem& problem, const QString& host_code = {});

  // Sentence is both on one line.
  QString Sentence() const;

  // KnownCodes lists the codes that have words of their own, host codes as "HOST:51"; for tests.
  static QStringList KnownCodes();
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_WORDS_ERROR_WORDS_H_
