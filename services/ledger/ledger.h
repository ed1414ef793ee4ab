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
#include "services/ledger/commit_queue.h"
#include "services/ledger/head_file.h"
#include "services/ledger/head_signer.h"
#include "services/ledger/intent.h"
#include "services/ledger/journal_writer.h"
#include "services/ledger/ledger_options.h"
#include "services/ledger/payment_record.h"
#include "services/ledger/settlement_desk.h"

namespace till::ledger {

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
  // whole and that it holds the head that was kept last (head_file.h); the full proof is the verifier's.
  // STORAGE_CORRUPT for a journal that is damaged, cut short or gone, STORAGE_NEWER for one of a newer
  // program; it is left as it is.
  static absl::StatusOr<std::unique_ptr<Ledger>> Open(const std::string& path, const LedgerOptions& options,
                                                      const Clock& clock);

  // RecordIntent opens a payment, gives it the next trace number and makes its money pending.
  // INVALID_REQUEST, INVALID_AMOUNT, REQUEST_ID_REUSED (other content within 48 hours), BATCH_FULL,
  // SETTLEMENT_IN_PROGRESS; with an original also NOT_FOUND and what CheckFollowUp refuses. A message for
  // another payment is opened once, whatever its request id.
  absl::StatusOr<OpenedPayment> RecordIntent(const Intent& intent);

  // RecordStep adds `step` with what is newly known. `account_for_uplink` may be empty; it is kept as
  // long as MayKeepBox says. NOT_FOUND, ILLEGAL_STEP.
  absl::StatusOr<RecoverablePayment> RecordStep(std::string_view payment, Step step, const Details& details,
                                                std::string_view account_for_uplink);

  // Post ends an approved payment: its money has moved, as much of it as the host approved. NOT_FOUND,
  // ILLEGAL_STEP.
  absl::StatusOr<PaymentRecord> Post(std::string_view payment, const Details& details);

  // Void ends a payment without money; details name the reason. NOT_FOUND, ILLEGAL_STEP.
  absl::StatusOr<PaymentRecord> Void(std::string_view payment, const Details& details);

  // RecordReceipt notes print jobs of an ended payment; one that is known already is not noted twice.
  absl::Status RecordReceipt(std::string_view payment, const std::vector<std::string>& print_jobs);

  // OpenPayments returns every payment that has not ended, oldest first.
  absl::StatusOr<std::vector<RecoverablePayment>> OpenPayments();

  // Find returns one payment with its box, which may be gone. NOT_FOUND.
  absl::StatusOr<RecoverablePayment> Find(std::string_view payment);

  // TakeTraceNumber takes the next number for a message that is no payment.
  absl::StatusOr<MessageNumbers> TakeTraceNumber();

  // AdoptBatch makes `batch_number` (1 to 999,999) the current one in the place of `replaces`; nothing
  // changes when another is current by now (0: whatever is current). ILLEGAL_STEP while a payment of another
  // is open, SETTLEMENT_IN_PROGRESS.
  absl::Status AdoptBatch(int batch_number, int replaces);

  // BeginSettlement freezes and sums the current batch, or returns the settlement that is running.
  // UNRESOLVED_PAYMENTS.
  absl::StatusOr<Settlement> BeginSettlement(const std::string& operator_id);
  // RecordSettlementStep notes how far it is; kClosed opens the next batch. NOT_FOUND, ILLEGAL_STEP.
  absl::StatusOr<Settlement> RecordSettlementStep(const SettlementStep& step);
  // ListUploads returns the next `limit` (1 to 100; 0 means 50) payments to upload. NOT_FOUND, ILLEGAL_STEP.
  absl::StatusOr<std::vector<Upload>> ListUploads(std::string_view settlement, int limit);

  // ChangeShift begins a new shift and returns its number; said again before anything else it is the same.
  absl::StatusOr<int> ChangeShift(const std::string& operator_id);

  // The ledger's own key.
  const HeadSigner& signer() const { return signer_; }

  // Closes; what the journal has reached is kept for the next opening.
  ~Ledger();

  // The database and its lock, for a reader in the same process that has no file of its own to open (a fake).
  sqlite::Database& database() { return *database_; }
  absl::Mutex& mutex() { return mutex_; }

 private:
  Ledger(std::unique_ptr<sqlite::Database> database, const std::string& path, HeadSigner signer,
         const LedgerOptions& options, const Clock& clock);

  absl::Status Begin();
  absl::Status CheckHead(const JournalRecord& head) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  absl::Status KeepHead();
  absl::StatusOr<PaymentRecord> End(RecordKind kind, std::string_view payment, const Details& details);
  // RepeatsLast says whether `event` says again what the payment's last record said.
  absl::StatusOr<bool> RepeatsLast(RecordKind kind, const Event& event, const PaymentRecord& payment)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  absl::StatusOr<OpenedPayment> OpenOnce(const Intent& intent) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  absl::StatusOr<PaymentRecord> OpenNew(const Intent& intent) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  // TakeFromOriginal checks the intent against its original and notes what the event has of it.
  absl::Status TakeFromOriginal(const Intent& intent, Event& event) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  absl::Status RefuseFullBatch(int64_t batch_number) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  absl::Status RefuseWhileSettling() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  // Write runs `work` (which returns a StatusOr) as one durable transaction.
  template <typename Work>
  auto Write(const Work& work) -> decltype(work());

  const std::unique_ptr<sqlite::Database> database_;
  const LedgerOptions options_;
  const HeadSigner signer_;
  const HeadFile head_file_;
  absl::Mutex mutex_;
  CommitQueue commits_;
  JournalWriter writer_ ABSL_GUARDED_BY(mutex_);
  SettlementDesk desk_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace till::ledger

#endif  // TILL_SERVICES_LEDGER_LEDGER_H_
