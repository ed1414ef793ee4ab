// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/ledger.h"

#include <sodium.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "services/common/status/error.h"
#include "services/ledger/canonical.h"
#include "services/ledger/intent_check.h"
#include "services/ledger/schema.h"
#include "services/ledger/status_macros.h"

namespace till::ledger {
namespace {

// How long a request_id stays bound to its payment (the API's rule 2).
constexpr absl::Duration kRequestMemory = absl::Hours(48);
// ISO 8583 fields 11 and 60.2 have six digits; 0 is no number.
constexpr int kLastNumber = 999'999;
// Trace numbers above are `uplink`'s own, for messages that no payment asked for (echo, sign-on after a key
// fault).
constexpr int kLastTraceNumber = 899'999;
constexpr size_t kMaxBoxSize = 1024;
constexpr size_t kMaxPrintJobs = 64;

absl::Status NoPayment(std::string_view payment) {
  return WithPayment(MakeError(ErrorCode::kNotFound, "no payment has that name"), payment);
}

}  // namespace

Ledger::Ledger(std::unique_ptr<sqlite::Database> database, const LedgerOptions& options, const Clock& clock)
    : database_(std::move(database)), options_(options), clock_(clock), store_(*database_) {}

absl::StatusOr<std::unique_ptr<Ledger>> Ledger::Open(const std::string& path, const LedgerOptions& options,
                                                     const Clock& clock) {
  if (sodium_init() < 0) return absl::InternalError("libsodium cannot start");
  LEDGER_ASSIGN_OR_RETURN(auto database, sqlite::Database::Open(path, options.storage));
  // What is deleted (a sealed account box) is overwritten, not merely unlinked.
  LEDGER_RETURN_IF_ERROR(database->Execute("PRAGMA secure_delete=ON"));
  LEDGER_RETURN_IF_ERROR(database->Migrate(Schema()));
  std::unique_ptr<Ledger> ledger(new Ledger(std::move(database), options, clock));
  LEDGER_RETURN_IF_ERROR(ledger->Begin());
  return ledger;
}

absl::Status Ledger::Begin() {
  absl::MutexLock lock(&mutex_);
  LEDGER_ASSIGN_OR_RETURN(auto transaction, sqlite::Transaction::Begin(*database_));
  LEDGER_ASSIGN_OR_RETURN(const JournalRecord head, store_.Head());
  if (head.sequence == 0) {
    Event genesis;
    genesis.journal_id.resize(16);
    randombytes_buf(genesis.journal_id.data(), genesis.journal_id.size());
    LEDGER_RETURN_IF_ERROR(Append(RecordKind::kGenesis, genesis).status());
    return transaction.Commit();
  }
  LEDGER_ASSIGN_OR_RETURN(auto find, database_->Prepare("SELECT payload FROM journal WHERE sequence = ?1"));
  find.Bind(1, head.sequence);
  LEDGER_RETURN_IF_ERROR(find.Step().status());
  JournalRecord last = head;
  last.payload = find.Bytes(0);
  if (HashOf(last) != last.hash) {
    return MakeError(ErrorCode::kStorageCorrupt, "the journal's last record does not match its hash");
  }
  return absl::OkStatus();
}

absl::StatusOr<JournalRecord> Ledger::Append(RecordKind kind, const Event& event) {
  LEDGER_ASSIGN_OR_RETURN(const JournalRecord head, store_.Head());
  JournalRecord record;
  record.sequence = head.sequence + 1;
  record.previous_hash = head.hash;
  record.time_micros = absl::ToUnixMicros(clock_.Now());
  record.kind = kind;
  record.payload = EncodeEvent(event);
  record.hash = HashOf(record);
  LEDGER_RETURN_IF_ERROR(store_.InsertRecord(record));
  return record;
}

absl::StatusOr<PaymentRecord> Ledger::Apply(RecordKind kind, const Event& event,
                                            const PaymentRecord& before) {
  LEDGER_ASSIGN_OR_RETURN(const JournalRecord record, Append(kind, event));
  absl::StatusOr<Booked> booked = Book(before, record, event);
  if (!booked.ok()) return WithPayment(booked.status(), event.payment);
  LEDGER_RETURN_IF_ERROR(store_.InsertLegs(record.sequence, booked->payment.currency, booked->legs));
  LEDGER_RETURN_IF_ERROR(store_.SavePayment(booked->payment));
  if (IsEnded(booked->payment.phase)) LEDGER_RETURN_IF_ERROR(store_.DestroySealedAccount(event.payment));
  return std::move(booked->payment);
}

absl::StatusOr<PaymentRecord> Ledger::Load(std::string_view payment) {
  LEDGER_ASSIGN_OR_RETURN(std::optional<PaymentRecord> found, store_.FindPayment(payment));
  if (!found.has_value()) return NoPayment(payment);
  return *std::move(found);
}

std::string Ledger::BusinessDate() const {
  return absl::FormatTime("%Y-%m-%d", clock_.Now() - options_.business_day_start, options_.time_zone);
}

absl::StatusOr<int> Ledger::NextTraceNumber() {
  LEDGER_ASSIGN_OR_RETURN(const int64_t last, store_.Counter(kTraceCounter));
  const int64_t next = last >= kLastTraceNumber ? 1 : last + 1;
  LEDGER_RETURN_IF_ERROR(store_.SetCounter(kTraceCounter, next));
  return static_cast<int>(next);
}

absl::Status Ledger::RefuseFullBatch(int64_t batch_number) {
  if (options_.max_batch_payments == 0) return absl::OkStatus();
  LEDGER_ASSIGN_OR_RETURN(auto count, database_->Prepare("SELECT count(*) FROM payments "
                                                         "WHERE batch_number = ?1 AND phase <> 14"));
  count.Bind(1, batch_number);
  LEDGER_RETURN_IF_ERROR(count.Step().status());
  if (count.Int64(0) < options_.max_batch_payments) return absl::OkStatus();
  return MakeError(ErrorCode::kBatchFull, "the batch is full");
}

absl::StatusOr<PaymentRecord> Ledger::OpenNew(const Intent& intent) {
  LEDGER_ASSIGN_OR_RETURN(const std::optional<PaymentRecord> taken, store_.FindPayment(intent.payment));
  if (taken.has_value()) {
    return MakeError(ErrorCode::kInvalidRequest, "payment: another request has opened one of that name");
  }
  LEDGER_ASSIGN_OR_RETURN(const int64_t batch_number, store_.Counter(kBatchCounter));
  LEDGER_RETURN_IF_ERROR(RefuseFullBatch(batch_number));
  Event event;
  event.payment = intent.payment;
  event.request_id = intent.request_id;
  event.request_digest = intent.request_digest;
  event.payment_kind = intent.payment_kind;
  event.amount_minor = intent.amount_minor;
  event.currency = intent.currency;
  event.operator_id = intent.operator_id;
  LEDGER_ASSIGN_OR_RETURN(event.trace_number, NextTraceNumber());
  event.batch_number = static_cast<int>(batch_number);
  event.business_date = BusinessDate();
  LEDGER_ASSIGN_OR_RETURN(PaymentRecord opened, Apply(RecordKind::kIntent, event, {}));
  LEDGER_RETURN_IF_ERROR(store_.SaveRequest(
      intent.request_id, {intent.payment, intent.request_digest, opened.create_time_micros}));
  return opened;
}

absl::StatusOr<OpenedPayment> Ledger::RecordIntent(const Intent& intent) {
  LEDGER_RETURN_IF_ERROR(CheckIntent(intent));
  absl::MutexLock lock(&mutex_);
  LEDGER_ASSIGN_OR_RETURN(auto transaction, sqlite::Transaction::Begin(*database_));
  LEDGER_RETURN_IF_ERROR(store_.ForgetRequestsBefore(absl::ToUnixMicros(clock_.Now() - kRequestMemory)));
  LEDGER_ASSIGN_OR_RETURN(const std::optional<KnownRequest> known, store_.FindRequest(intent.request_id));
  if (known.has_value()) {
    if (known->digest != intent.request_digest) {
      return WithPayment(MakeError(ErrorCode::kRequestIdReused, "that request_id came with other content"),
                         known->payment);
    }
    LEDGER_ASSIGN_OR_RETURN(PaymentRecord existing, Load(known->payment));
    return OpenedPayment{std::move(existing), true};
  }
  LEDGER_ASSIGN_OR_RETURN(PaymentRecord opened, OpenNew(intent));
  LEDGER_RETURN_IF_ERROR(transaction.Commit());
  return OpenedPayment{std::move(opened), false};
}

absl::StatusOr<bool> Ledger::RepeatsLast(RecordKind kind, const Event& event, const PaymentRecord& payment) {
  LEDGER_ASSIGN_OR_RETURN(auto find,
                          database_->Prepare("SELECT kind, payload FROM journal WHERE sequence = ?1"));
  find.Bind(1, payment.last_sequence);
  LEDGER_ASSIGN_OR_RETURN(const bool found, find.Step());
  return found && find.Int64(0) == static_cast<int>(kind) && find.Bytes(1) == EncodeEvent(event);
}

absl::StatusOr<RecoverablePayment> Ledger::RecordStep(std::string_view payment, Step step,
                                                      const Details& details,
                                                      std::string_view account_for_uplink) {
  LEDGER_RETURN_IF_ERROR(details.Check());
  if (account_for_uplink.size() > kMaxBoxSize) {
    return MakeError(ErrorCode::kInvalidRequest, "account_for_uplink is longer than 1024 bytes");
  }
  Event event;
  event.payment = payment;
  event.step = step;
  event.details = details;
  if (!account_for_uplink.empty()) event.account_digest = Sha256(account_for_uplink);

  absl::MutexLock lock(&mutex_);
  LEDGER_ASSIGN_OR_RETURN(auto transaction, sqlite::Transaction::Begin(*database_));
  LEDGER_ASSIGN_OR_RETURN(PaymentRecord record, Load(payment));
  bool repeated = false;
  if (step != Step::kReversalSent) {
    LEDGER_ASSIGN_OR_RETURN(repeated, RepeatsLast(RecordKind::kStep, event, record));
  }
  if (!repeated) {
    LEDGER_ASSIGN_OR_RETURN(record, Apply(RecordKind::kStep, event, record));
    if (!account_for_uplink.empty()) {
      LEDGER_RETURN_IF_ERROR(store_.SaveSealedAccount(payment, account_for_uplink));
    }
    LEDGER_RETURN_IF_ERROR(transaction.Commit());
  }
  LEDGER_ASSIGN_OR_RETURN(std::string box, store_.FindSealedAccount(payment));
  return RecoverablePayment{std::move(record), std::move(box)};
}

absl::StatusOr<PaymentRecord> Ledger::End(RecordKind kind, std::string_view payment, const Details& details) {
  LEDGER_RETURN_IF_ERROR(details.Check());
  Event event;
  event.payment = payment;
  event.details = details;
  absl::MutexLock lock(&mutex_);
  LEDGER_ASSIGN_OR_RETURN(auto transaction, sqlite::Transaction::Begin(*database_));
  LEDGER_ASSIGN_OR_RETURN(PaymentRecord record, Load(payment));
  LEDGER_ASSIGN_OR_RETURN(const bool repeated, RepeatsLast(kind, event, record));
  if (repeated) return record;
  if (kind == RecordKind::kVoid) LEDGER_RETURN_IF_ERROR(CheckVoidReason(record.phase, details));
  LEDGER_ASSIGN_OR_RETURN(record, Apply(kind, event, record));
  LEDGER_RETURN_IF_ERROR(transaction.Commit());
  return record;
}

absl::StatusOr<PaymentRecord> Ledger::Post(std::string_view payment, const Details& details) {
  return End(RecordKind::kPost, payment, details);
}

absl::StatusOr<PaymentRecord> Ledger::Void(std::string_view payment, const Details& details) {
  return End(RecordKind::kVoid, payment, details);
}

absl::Status Ledger::RecordReceipt(std::string_view payment, const std::vector<std::string>& print_jobs) {
  LEDGER_RETURN_IF_ERROR(CheckPrintJobs(print_jobs));
  absl::MutexLock lock(&mutex_);
  LEDGER_ASSIGN_OR_RETURN(auto transaction, sqlite::Transaction::Begin(*database_));
  LEDGER_ASSIGN_OR_RETURN(const PaymentRecord record, Load(payment));
  Event event;
  event.payment = payment;
  for (const std::string& job : print_jobs) {
    if (std::ranges::find(record.print_jobs, job) == record.print_jobs.end() &&
        std::ranges::find(event.print_jobs, job) == event.print_jobs.end()) {
      event.print_jobs.push_back(job);
    }
  }
  if (event.print_jobs.empty()) return absl::OkStatus();
  if (record.print_jobs.size() + event.print_jobs.size() > kMaxPrintJobs) {
    return MakeError(ErrorCode::kInvalidRequest, "print_jobs: a payment has at most 64");
  }
  LEDGER_RETURN_IF_ERROR(Apply(RecordKind::kReceipt, event, record).status());
  return transaction.Commit();
}

absl::StatusOr<std::vector<RecoverablePayment>> Ledger::OpenPayments() {
  absl::MutexLock lock(&mutex_);
  LEDGER_ASSIGN_OR_RETURN(auto names, database_->Prepare("SELECT payment FROM payments WHERE phase < 13 "
                                                         "ORDER BY sequence"));
  LEDGER_ASSIGN_OR_RETURN(std::vector<PaymentRecord> records, store_.FindPayments(names));
  std::vector<RecoverablePayment> open;
  for (PaymentRecord& record : records) {
    LEDGER_ASSIGN_OR_RETURN(std::string box, store_.FindSealedAccount(record.payment));
    open.push_back({std::move(record), std::move(box)});
  }
  return open;
}

absl::StatusOr<RecoverablePayment> Ledger::Find(std::string_view payment) {
  absl::MutexLock lock(&mutex_);
  LEDGER_ASSIGN_OR_RETURN(PaymentRecord record, Load(payment));
  LEDGER_ASSIGN_OR_RETURN(std::string box, store_.FindSealedAccount(payment));
  return RecoverablePayment{std::move(record), std::move(box)};
}

absl::StatusOr<MessageNumbers> Ledger::TakeTraceNumber() {
  absl::MutexLock lock(&mutex_);
  LEDGER_ASSIGN_OR_RETURN(auto transaction, sqlite::Transaction::Begin(*database_));
  Event event;
  LEDGER_ASSIGN_OR_RETURN(event.trace_number, NextTraceNumber());
  LEDGER_ASSIGN_OR_RETURN(const int64_t batch_number, store_.Counter(kBatchCounter));
  event.batch_number = static_cast<int>(batch_number);
  LEDGER_RETURN_IF_ERROR(Append(RecordKind::kTraceTaken, event).status());
  LEDGER_RETURN_IF_ERROR(transaction.Commit());
  return MessageNumbers{event.trace_number, event.batch_number};
}

absl::Status Ledger::AdoptBatch(int batch_number) {
  if (batch_number < 1 || batch_number > kLastNumber) {
    return MakeError(ErrorCode::kInvalidRequest, "batch_number must be 1 to 999999");
  }
  absl::MutexLock lock(&mutex_);
  LEDGER_ASSIGN_OR_RETURN(auto transaction, sqlite::Transaction::Begin(*database_));
  LEDGER_ASSIGN_OR_RETURN(const int64_t current, store_.Counter(kBatchCounter));
  if (current == batch_number) return absl::OkStatus();
  LEDGER_ASSIGN_OR_RETURN(auto open, database_->Prepare("SELECT 1 FROM payments WHERE phase < 13 LIMIT 1"));
  LEDGER_ASSIGN_OR_RETURN(const bool any_open, open.Step());
  open.Reset();
  if (any_open) return MakeError(ErrorCode::kIllegalStep, "a payment of the current batch is still open");
  Event event;
  event.batch_number = batch_number;
  LEDGER_RETURN_IF_ERROR(Append(RecordKind::kBatchAdopted, event).status());
  LEDGER_RETURN_IF_ERROR(store_.SetCounter(kBatchCounter, batch_number));
  return transaction.Commit();
}

}  // namespace till::ledger
