// SPDX-License-Identifier: Apache-2.0
// Early return on a Status that is not OK, for code that is mostly statements that may fail.

#ifndef TILL_SERVICES_LEDGER_STATUS_MACROS_H_
#define TILL_SERVICES_LEDGER_STATUS_MACROS_H_

#include <utility>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

#define LEDGER_RETURN_IF_ERROR(expression)                                  \
  do {                                                                      \
    if (absl::Status status_ = (expression); !status_.ok()) return status_; \
  } while (false)

#define LEDGER_CONCAT_INNER_(a, b) a##b
#define LEDGER_CONCAT_(a, b) LEDGER_CONCAT_INNER_(a, b)
#define LEDGER_ASSIGN_OR_RETURN(declaration, expression) \
  LEDGER_ASSIGN_OR_RETURN_INNER_(LEDGER_CONCAT_(status_or_, __LINE__), declaration, expression)
#define LEDGER_ASSIGN_OR_RETURN_INNER_(status_or, declaration, expression) \
  auto status_or = (expression);                                           \
  if (!status_or.ok()) return std::move(status_or).status();               \
  declaration = *std::move(status_or)

#endif  // TILL_SERVICES_LEDGER_STATUS_MACROS_H_
