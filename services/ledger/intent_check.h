// SPDX-License-Identifier: Apache-2.0
// What a caller may say: pure checks, each refusal names the field.

#ifndef TILL_SERVICES_LEDGER_INTENT_CHECK_H_
#define TILL_SERVICES_LEDGER_INTENT_CHECK_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "services/ledger/details.h"
#include "services/ledger/intent.h"
#include "services/ledger/phase.h"

namespace till::ledger {

// CheckIntent refuses an intent that cannot be one: INVALID_REQUEST, INVALID_AMOUNT, CURRENCY_NOT_SUPPORTED.
absl::Status CheckIntent(const Intent& intent);

// CheckVoidReason refuses a reason that contradicts what happened: "reversed at the host" belongs to a
// reversal that was sent, "declined by the host" to a host that declined, "order closed" to an order that the
// host has closed. ILLEGAL_STEP; INVALID_REQUEST without a reason.
absl::Status CheckVoidReason(PaymentKind kind, Phase phase, const Details& details);

// CheckOperator refuses what is no operator.
absl::Status CheckOperator(std::string_view operator_id);

// CheckPrintJobs refuses names that are empty, over 100 characters, or not printable ASCII.
absl::Status CheckPrintJobs(const std::vector<std::string>& print_jobs);

}  // namespace till::ledger

#endif  // TILL_SERVICES_LEDGER_INTENT_CHECK_H_
