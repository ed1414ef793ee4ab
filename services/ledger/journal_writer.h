// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_SERVICES_LEDGER_JOURNAL_WRITER_H_
#define TILL_SERVICES_LEDGER_JOURNAL_WRITER_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/common/clock/clock.h"
#include "services/common/sqlite/database.h"
#include "services/ledger/journal_store.h"
#include "services/ledger/ledger_options.h"
#include "services/ledger/payment_record.h"

namespace till::ledger {

// JournalWriter appends records and keeps every projection of them true. The caller holds the lock and the
// transaction.
class JournalWriter {
 public:
  JournalWriter(sqlite::Database& database, const LedgerOptions& options, const Clock& clock)
      : store_(database), options_(options), clock_(clock) {}

  JournalStore& store() { return store_; }
  const LedgerOptions& options() const { return options_; }
  const Clock& clock() const { return clock_; }

  // Append writes one record of `kind` at the end of the chain.
  absl::StatusOr<JournalRecord> Append(RecordKind kind, const Event& event);
  // Apply appends a record about `before` (an empty one for an intent), books it and returns the payment
  // after it.
  absl::StatusOr<PaymentRecord> Apply(RecordKind kind, const Event& event, const PaymentRecord& before);
  // Load returns a payment. NOT_FOUND.
  absl::StatusOr<PaymentRecord> Load(std::string_view payment);
  // NextTraceNumber takes the next one.
  absl::StatusOr<int> NextTraceNumber();
  // Current returns a counter's value.
  absl::StatusOr<int> Current(std::string_view counter);
  // BusinessDate is the merchant's day now, "YYYY-MM-DD".
  std::string BusinessDate() const;
  // FeeOf is what the acquirer keeps of `sold_minor`, rounded half up; negative of what is given back.
  int64_t FeeOf(std::string_view scheme, int64_t sold_minor) const;

 private:
  absl::Status TellOriginals(const PaymentRecord& before, const PaymentRecord& after);
  absl::Status DropBox(const PaymentRecord& ended);

  JournalStore store_;
  const LedgerOptions& options_;
  const Clock& clock_;
};

// MayKeepBox says whether the account box of `payment` is still of use: while it is open, while its batch may
// have to be uploaded or undone without the card, and while a message about it has not reached the host.
// `is_current` says that its batch is the current one and not settled.
bool MayKeepBox(const PaymentRecord& payment, bool is_current, const std::vector<FollowUp>& follow_ups);

}  // namespace till::ledger

#endif  // TILL_SERVICES_LEDGER_JOURNAL_WRITER_H_
