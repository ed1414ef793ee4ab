// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_SERVICES_LEDGER_LEDGER_H_
#define TILL_SERVICES_LEDGER_LEDGER_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "services/common/clock/clock.h"
#include "services/common/sqlite/database.h"
#include "services/ledger/journal_store.h"
#include "services/ledger/payment_record.h"

namespace till::ledger {

// LedgerOptions is what a merchant may choose about the books.
struct LedgerOptions {
  // Where the merchant's days begin and end.
  absl::TimeZone time_zone = absl::UTCTimeZone();
  // How long after midnight a business day begins: a bar's sale at 01:00 may belong to yesterday.
  absl::Duration business_day_start = absl::ZeroDuration();
  // Posted payments that a batch may hold before BATCH_FULL; 0 for no limit.
  int64_t max_batch_payments = 0;
  sqlite::OpenOptions storage;
};

// Intent is the wish to take a payment.
struct Intent {
  std::string payment;         // "payments/…", chosen by the caller
  std::string request_id;      // 1 to 64 characters
  std::string request_digest;  // 32 bytes: what "the same content" means
  int payment_kind = 0;        // till.ledger.v1.PaymentKind
  int64_t amount_minor = 0;    // 1 to 999,999,999,999
  std::string currency;        // three capital letters
  std::string operator_id;
};

// OpenedPayment is a payment and whether its request had opened it before.
struct OpenedPayment {
  PaymentRecord record;
  bool existed = false;
};

// RecoverablePayment is what recovery needs: the payment and the box that only `uplink` can open.
struct RecoverablePayment {
  PaymentRecord record;
  std::string account_for_uplink;
};

// Numbers are a message's field 11 and field 60.2.
struct MessageNumbers {
  int trace_number = 0;
  int batch_number = 0;
};

// Ledger writes the books. Each call is one durable transaction: when it returned OK its effect survives a
// power cut, when it returned an error nothing of it is there. The same call with the same content answers
// the same again, so a caller that lost an answer asks again; only kReversalSent counts each time, because
// each is a message of its own. Thread-safe.
class Ledger {
 public:
  // Open opens or creates the journal at `path` (":memory:" for a fake's) and proves that its last record is
  // whole.
  static absl::StatusOr<std::unique_ptr<Ledger>> Open(const std::string& path, const LedgerOptions& options,
                                                      const Clock& clock);

  // RecordIntent opens a payment, gives it the next trace number and makes its money pending.
  // INVALID_REQUEST, INVALID_AMOUNT, REQUEST_ID_REUSED (other content within 48 hours), BATCH_FULL.
  absl::StatusOr<OpenedPayment> RecordIntent(const Intent& intent);

  // RecordStep adds `step` with what is newly known. `account_for_uplink` may be empty; it is kept until the
  // payment ends and destroyed then. NOT_FOUND, ILLEGAL_STEP.
  absl::StatusOr<RecoverablePayment> RecordStep(std::string_view payment, Step step, const Details& details,
                                                std::string_view account_for_uplink);

  // Post ends an approved payment: its money is the merchant's. NOT_FOUND, ILLEGAL_STEP.
  absl::StatusOr<PaymentRecord> Post(std::string_view payment, const Details& details);

  // Void ends a payment without money; details name the reason. NOT_FOUND, ILLEGAL_STEP.
  absl::StatusOr<PaymentRecord> Void(std::string_view payment, const Details& details);

  // RecordReceipt notes print jobs of an ended payment; one that is known already is not noted twice.
  absl::Status RecordReceipt(std::string_view payment, const std::vector<std::string>& print_jobs);

  // OpenPayments returns every payment that has not ended, oldest first.
  absl::StatusOr<std::vector<RecoverablePayment>> OpenPayments();

  // Find returns one payment; its box is empty once it has ended. NOT_FOUND.
  absl::StatusOr<RecoverablePayment> Find(std::string_view payment);

  // TakeTraceNumber takes the next number for a message that is no payment.
  absl::StatusOr<MessageNumbers> TakeTraceNumber();

  // AdoptBatch makes `batch_number` (1 to 999,999) the current one. ILLEGAL_STEP while a payment of another
  // is open.
  absl::Status AdoptBatch(int batch_number);

  // The database and its lock, for a reader in the same process that has no file of its own to open (a fake).
  sqlite::Database& database() { return *database_; }
  absl::Mutex& mutex() { return mutex_; }

 private:
  Ledger(std::unique_ptr<sqlite::Database> database, const LedgerOptions& options, const Clock& clock);

  absl::Status Begin();
  // Append writes one record of `kind` at the end of the chain.
  absl::StatusOr<JournalRecord> Append(RecordKind kind, const Event& event)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  // Apply appends a record about `before`, books it and saves the payment after it.
  absl::StatusOr<PaymentRecord> Apply(RecordKind kind, const Event& event, const PaymentRecord& before)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  absl::StatusOr<PaymentRecord> Load(std::string_view payment) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  absl::StatusOr<PaymentRecord> End(RecordKind kind, std::string_view payment, const Details& details);
  absl::StatusOr<int> NextTraceNumber() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  // RepeatsLast says whether `event` says again what the payment's last record said.
  absl::StatusOr<bool> RepeatsLast(RecordKind kind, const Event& event, const PaymentRecord& payment)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  absl::StatusOr<PaymentRecord> OpenNew(const Intent& intent) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  absl::Status RefuseFullBatch(int64_t batch_number) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  std::string BusinessDate() const;

  const std::unique_ptr<sqlite::Database> database_;
  const LedgerOptions options_;
  const Clock& clock_;
  absl::Mutex mutex_;
  JournalStore store_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace till::ledger

#endif  // TILL_SERVICES_LEDGER_LEDGER_H_
