// SPDX-License-Identifier: Apache-2.0
// What payments that are about another one may be, and what they make of it.

#ifndef TILL_SERVICES_LEDGER_FOLLOW_UP_H_
#define TILL_SERVICES_LEDGER_FOLLOW_UP_H_

#include <vector>

#include "absl/status/status.h"
#include "services/ledger/intent.h"
#include "services/ledger/ledger_options.h"
#include "services/ledger/payment_record.h"

namespace till::ledger {

// FollowUp is another payment about the same original.
struct FollowUp {
  std::string payment;
  int payment_kind = 0;
  Phase phase = Phase::kIntended;
};

// CheckFollowUp refuses an intent about `original` that its state does not allow, with `siblings` all other
// payments about it and `batch_number` the current batch. ORIGINAL_UNSUITABLE: the wrong kind, state or
// batch, or undone, refunded or completed already. AMOUNT_EXCEEDS_ORIGINAL: over a cap. INVALID_AMOUNT: not
// the whole.
absl::Status CheckFollowUp(const Intent& intent, const PaymentRecord& original,
                           const std::vector<FollowUp>& siblings, int batch_number,
                           const LedgerOptions& options);

// TellOriginal notes in `original` that a payment about it went from `before` to `after`; `before` has no
// name when the payment has just been opened. Pure, and the verifier's too.
void TellOriginal(const PaymentRecord& before, const PaymentRecord& after, PaymentRecord& original);

// FreesReservation says whether `after`, a void that has just been posted, gives the pre-authorisation back
// that `original`, a completion, had taken: it may be completed again.
bool FreesReservation(const PaymentRecord& after, const PaymentRecord& original);

// IsRefund says whether the kind gives money back in part.
bool IsRefund(const KindRules& rules);

}  // namespace till::ledger

#endif  // TILL_SERVICES_LEDGER_FOLLOW_UP_H_
