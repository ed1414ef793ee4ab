// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/ledger.h"

#include <sodium.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <system_error>
#include <utility>

#include "services/common/status/error.h"
#include "services/ledger/canonical.h"
#include "services/ledger/intent_check.h"
#include "services/ledger/journal_paths.h"
#include "services/ledger/schema.h"
#include "services/ledger/status_macros.h"

namespace till::ledger {
namespace {

// How long a request_id stays bound to its payment (the API's rule 2).
constexpr absl::Duration kRequestMemory = absl::Hours(48);
// ISO 8583 field 60.2 has six digits; 0 is no number.
constexpr int kLastNumber = 999'999;
constexpr size_t kMaxBoxSize = 1024;
constexpr size_t kMaxPrintJobs = 64;
constexpr int kDefaultUploads = 50;
constexpr int kMaxUploads = 100;

// The host's own word for less than was asked for; more than that is not the merchant's to take.
int64_t ApprovedInPart(const PaymentRecord& payment, const Details& newer) {
  Details details = payment.details;
  details.Merge(newer);
  const int64_t approved = details.GetNumber(DetailField::kApprovedAmountMinor);
  return approved > 0 && approved < payment.amount_minor ? approved : 0;
}

// Each of these is a message of its own that left, however often it is said.
bool CountsEachTime(const PaymentRecord& payment, Step step) {
  return step == Step::kReversalSent ||
         (step == Step::kAboutToSend && NextPhase(payment.kind(), payment.phase, step).has_value());
}

}  // namespace

Ledger::Ledger(std::unique_ptr<sqlite::Database> database, const std::string& path, HeadSigner signer,
               const LedgerOptions& options, const Clock& clock)
    : database_(std::move(database)),
      options_(options),
      signer_(std::move(signer)),
      head_file_(HeadPathOf(path), signer_),
      commits_(*database_, mutex_),
      writer_(*database_, options_, clock),
      desk_(writer_, *database_) {}

// What was kept stays true when nothing newer can be kept.
Ledger::~Ledger() {
  KeepHead().IgnoreError();
}

absl::StatusOr<std::unique_ptr<Ledger>> Ledger::Open(const std::string& path, const LedgerOptions& options,
                                                     const Clock& clock) {
  if (sodium_init() < 0) return absl::InternalError("libsodium cannot start");
  const bool in_memory = path == kInMemory;
  absl::StatusOr<HeadSigner> signer =
      in_memory ? HeadSigner::Ephemeral() : HeadSigner::LoadOrCreate(KeyPathOf(path));
  if (!signer.ok()) return signer.status();
  // Opening would make an empty file where the journal is gone.
  LEDGER_ASSIGN_OR_RETURN(const std::optional<KeptHead> kept, HeadFile(HeadPathOf(path), *signer).Load());
  std::error_code ignored;
  if (kept.has_value() && !std::filesystem::exists(path, ignored)) {
    return MakeError(ErrorCode::kStorageCorrupt, path + " is gone; restore a backup");
  }
  LEDGER_ASSIGN_OR_RETURN(auto database, sqlite::Database::Open(path, options.storage));
  // What is deleted (a sealed account box) is overwritten, not merely unlinked.
  LEDGER_RETURN_IF_ERROR(database->Execute("PRAGMA secure_delete=ON"));
  LEDGER_RETURN_IF_ERROR(database->Migrate(Schema()));
  std::unique_ptr<Ledger> ledger(new Ledger(std::move(database), path, *std::move(signer), options, clock));
  LEDGER_RETURN_IF_ERROR(ledger->Begin());
  // On a full disk the books can still be read: what was kept stays true.
  ledger->KeepHead().IgnoreError();
  return ledger;
}

template <typename Work>
auto Ledger::Write(const Work& work) -> decltype(work()) {
  decltype(work()) result = absl::UnknownError("not run");
  const absl::Status committed = commits_.Commit([&]() ABSL_NO_THREAD_SAFETY_ANALYSIS {
    result = work();
    return result.status();
  });
  if (!committed.ok()) return committed;
  return result;
}

absl::Status Ledger::Begin() {
  return commits_.Commit([this]() -> absl::Status {
    mutex_.AssertHeld();
    LEDGER_ASSIGN_OR_RETURN(const JournalRecord head, writer_.store().Head());
    LEDGER_RETURN_IF_ERROR(CheckHead(head));
    if (head.sequence != 0) return absl::OkStatus();
    Event genesis;
    genesis.journal_id.resize(16);
    randombytes_buf(genesis.journal_id.data(), genesis.journal_id.size());
    return writer_.Append(RecordKind::kGenesis, genesis).status();
  });
}

absl::Status Ledger::CheckHead(const JournalRecord& head) {
  LEDGER_ASSIGN_OR_RETURN(const std::optional<KeptHead> kept, head_file_.Load());
  LEDGER_ASSIGN_OR_RETURN(auto find,
                          database_->Prepare("SELECT payload, hash FROM journal WHERE sequence = ?1"));
  if (kept.has_value()) {
    find.Bind(1, kept->sequence);
    LEDGER_ASSIGN_OR_RETURN(const bool found, find.Step());
    if (!found || find.Bytes(1) != kept->hash) {
      return MakeError(ErrorCode::kStorageCorrupt,
                       "the journal has lost records, or is another one; restore a backup");
    }
    find.Reset();
  }
  if (head.sequence == 0) return absl::OkStatus();
  find.Bind(1, head.sequence);
  LEDGER_RETURN_IF_ERROR(find.Step().status());
  JournalRecord last = head;
  last.payload = find.Bytes(0);
  if (HashOf(last) == last.hash) return absl::OkStatus();
  return MakeError(ErrorCode::kStorageCorrupt, "the journal's last record does not match its hash");
}

absl::Status Ledger::KeepHead() {
  KeptHead kept;
  {
    absl::MutexLock lock(&mutex_);
    // A process that was killed, or a sync that failed, leaves records that are written and not safe from a
    // power cut: a head must not claim them before they are. (Found by the simulation, seeds 218 and 2995.)
    if (!database_->Checkpoint().ok()) return absl::OkStatus();
    LEDGER_ASSIGN_OR_RETURN(const JournalRecord head, writer_.store().Head());
    if (head.sequence == 0) return absl::OkStatus();
    kept = {head.sequence, head.hash};
  }
  return head_file_.Save(kept);
}

absl::Status Ledger::RefuseFullBatch(int64_t batch_number) {
  if (options_.max_batch_payments == 0) return absl::OkStatus();
  LEDGER_ASSIGN_OR_RETURN(auto count,
                          database_->Prepare("SELECT count(*) FROM payments WHERE batch_number = ?1 "
                                             "AND state <> 3 AND settlement = '' "
                                             "AND payment_kind < 40"));
  count.Bind(1, batch_number);
  LEDGER_RETURN_IF_ERROR(count.Step().status());
  if (count.Int64(0) < options_.max_batch_payments) return absl::OkStatus();
  return MakeError(ErrorCode::kBatchFull, "the batch is full");
}

absl::Status Ledger::RefuseWhileSettling() {
  LEDGER_ASSIGN_OR_RETURN(const std::optional<Settlement> running, desk_.store().FindRunning());
  if (!running.has_value()) return absl::OkStatus();
  return MakeError(ErrorCode::kSettlementInProgress, running->name + " has frozen the batch");
}

absl::Status Ledger::TakeFromOriginal(const Intent& intent, Event& event) {
  LEDGER_ASSIGN_OR_RETURN(const PaymentRecord original, writer_.Load(intent.original));
  LEDGER_ASSIGN_OR_RETURN(const std::vector<FollowUp> siblings, writer_.store().FollowUps(intent.original));
  LEDGER_RETURN_IF_ERROR(CheckFollowUp(intent, original, siblings, event.batch_number, options_));
  const KindRules& rules = RulesOf(static_cast<PaymentKind>(intent.payment_kind));
  event.original = intent.original;
  event.scheme = original.Scheme();
  if (rules.undoes_original) event.tip_minor = original.tip_minor + original.tips_added_minor;
  if (rules.kind == PaymentKind::kOfflineAdjustment) event.replaces_minor = original.current_minor;
  return absl::OkStatus();
}

absl::StatusOr<PaymentRecord> Ledger::OpenNew(const Intent& intent) {
  LEDGER_ASSIGN_OR_RETURN(const std::optional<PaymentRecord> taken,
                          writer_.store().FindPayment(intent.payment));
  if (taken.has_value()) {
    return MakeError(ErrorCode::kInvalidRequest, "payment: another request has opened one of that name");
  }
  LEDGER_RETURN_IF_ERROR(RefuseWhileSettling());
  Event event;
  event.payment = intent.payment;
  event.request_id = intent.request_id;
  event.request_digest = intent.request_digest;
  event.payment_kind = intent.payment_kind;
  event.amount_minor = intent.amount_minor;
  event.currency = intent.currency;
  event.operator_id = intent.operator_id;
  event.tip_minor = intent.tip_minor;
  event.instalments = intent.instalments;
  event.details.Set(DetailField::kApprovedBy, intent.approved_by);
  event.details.Set(DetailField::kSignature, intent.signature);
  if (!intent.promotion.empty()) {
    event.details.SetNumber(DetailField::kOriginalAmountMinor, intent.undiscounted_minor);
    event.details.Set(DetailField::kOriginalAmountCurrency, intent.undiscounted_currency);
    event.details.Set(DetailField::kPromotion, intent.promotion);
  }
  LEDGER_ASSIGN_OR_RETURN(event.batch_number, writer_.Current(kBatchCounter));
  const KindRules& rules = RulesOf(static_cast<PaymentKind>(intent.payment_kind));
  if (!rules.is_message) LEDGER_RETURN_IF_ERROR(RefuseFullBatch(event.batch_number));
  if (rules.HasOriginal()) LEDGER_RETURN_IF_ERROR(TakeFromOriginal(intent, event));
  LEDGER_ASSIGN_OR_RETURN(event.trace_number, writer_.NextTraceNumber());
  LEDGER_ASSIGN_OR_RETURN(event.shift_number, writer_.Current(kShiftCounter));
  event.business_date = writer_.BusinessDate();
  LEDGER_ASSIGN_OR_RETURN(PaymentRecord opened, writer_.Apply(RecordKind::kIntent, event, {}));
  LEDGER_RETURN_IF_ERROR(writer_.store().SaveRequest(
      intent.request_id, {intent.payment, intent.request_digest, opened.create_time_micros}));
  return opened;
}

absl::StatusOr<OpenedPayment> Ledger::OpenOnce(const Intent& intent) {
  JournalStore& store = writer_.store();
  LEDGER_RETURN_IF_ERROR(
      store.ForgetRequestsBefore(absl::ToUnixMicros(writer_.clock().Now() - kRequestMemory)));
  LEDGER_ASSIGN_OR_RETURN(const std::optional<KnownRequest> known, store.FindRequest(intent.request_id));
  if (known.has_value()) {
    if (known->digest != intent.request_digest) {
      return WithPayment(MakeError(ErrorCode::kRequestIdReused, "that request_id came with other content"),
                         known->payment);
    }
    LEDGER_ASSIGN_OR_RETURN(PaymentRecord existing, writer_.Load(known->payment));
    return OpenedPayment{std::move(existing), true};
  }
  if (RulesOf(static_cast<PaymentKind>(intent.payment_kind)).is_message) {
    // The request id is forgotten after two days, the message must not be doubled in a year.
    LEDGER_ASSIGN_OR_RETURN(const std::vector<FollowUp> siblings, store.FollowUps(intent.original));
    const auto same = std::ranges::find(siblings, intent.payment_kind, &FollowUp::payment_kind);
    if (same != siblings.end()) {
      LEDGER_ASSIGN_OR_RETURN(PaymentRecord existing, writer_.Load(same->payment));
      return OpenedPayment{std::move(existing), true};
    }
  }
  LEDGER_ASSIGN_OR_RETURN(PaymentRecord opened, OpenNew(intent));
  return OpenedPayment{std::move(opened), false};
}

absl::StatusOr<OpenedPayment> Ledger::RecordIntent(const Intent& intent) {
  LEDGER_RETURN_IF_ERROR(CheckIntent(intent));
  return Write([&] {
    mutex_.AssertHeld();
    return OpenOnce(intent);
  });
}

absl::StatusOr<bool> Ledger::RepeatsLast(RecordKind kind, const Event& event, const PaymentRecord& payment) {
  LEDGER_ASSIGN_OR_RETURN(auto find,
                          database_->Prepare("SELECT kind, payload FROM journal WHERE sequence = ?1"));
  find.Bind(1, payment.last_sequence);
  LEDGER_ASSIGN_OR_RETURN(const bool found, find.Step());
  if (!found || find.Int64(0) != static_cast<int>(kind)) return false;
  // Not byte by byte: what the ledger itself adds to a post (the fee) may be counted otherwise by now.
  const absl::StatusOr<Event> last = DecodeEvent(kind, find.Bytes(1));
  return last.ok() && last->payment == event.payment && last->step == event.step &&
         last->details == event.details && last->account_digest == event.account_digest;
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
  return Write([&]() -> absl::StatusOr<RecoverablePayment> {
    mutex_.AssertHeld();
    LEDGER_ASSIGN_OR_RETURN(PaymentRecord record, writer_.Load(payment));
    bool repeated = false;
    if (!CountsEachTime(record, step)) {
      LEDGER_ASSIGN_OR_RETURN(repeated, RepeatsLast(RecordKind::kStep, event, record));
    }
    if (!repeated) {
      LEDGER_ASSIGN_OR_RETURN(record, writer_.Apply(RecordKind::kStep, event, record));
      if (!account_for_uplink.empty()) {
        LEDGER_RETURN_IF_ERROR(writer_.store().SaveSealedAccount(payment, account_for_uplink));
      }
    }
    LEDGER_ASSIGN_OR_RETURN(std::string box, writer_.store().FindSealedAccount(payment));
    return RecoverablePayment{std::move(record), std::move(box)};
  });
}

absl::StatusOr<PaymentRecord> Ledger::End(RecordKind kind, std::string_view payment, const Details& details) {
  LEDGER_RETURN_IF_ERROR(details.Check());
  Event event;
  event.payment = payment;
  event.details = details;
  return Write([&]() -> absl::StatusOr<PaymentRecord> {
    mutex_.AssertHeld();
    LEDGER_ASSIGN_OR_RETURN(const PaymentRecord record, writer_.Load(payment));
    LEDGER_ASSIGN_OR_RETURN(const bool repeated, RepeatsLast(kind, event, record));
    if (repeated) return record;
    if (kind == RecordKind::kVoid) {
      LEDGER_RETURN_IF_ERROR(CheckVoidReason(record.kind(), record.phase, details));
    } else {
      event.amount_minor = ApprovedInPart(record, details);
      PaymentRecord posted = record;
      posted.details.Merge(details);
      posted.phase = Phase::kPosted;
      posted.posted_minor = event.amount_minor == 0 ? record.amount_minor : event.amount_minor;
      const Effect effect = record.rules().effect;
      const bool has_fee = effect == Effect::kCredit || effect == Effect::kDebit || effect == Effect::kTip;
      if (has_fee) event.fee_minor = writer_.FeeOf(posted.Scheme(), posted.SoldMinor());
    }
    return writer_.Apply(kind, event, record);
  });
}

absl::StatusOr<PaymentRecord> Ledger::Post(std::string_view payment, const Details& details) {
  return End(RecordKind::kPost, payment, details);
}

absl::StatusOr<PaymentRecord> Ledger::Void(std::string_view payment, const Details& details) {
  return End(RecordKind::kVoid, payment, details);
}

absl::Status Ledger::RecordReceipt(std::string_view payment, const std::vector<std::string>& print_jobs) {
  LEDGER_RETURN_IF_ERROR(CheckPrintJobs(print_jobs));
  return commits_.Commit([&]() -> absl::Status {
    mutex_.AssertHeld();
    LEDGER_ASSIGN_OR_RETURN(const PaymentRecord record, writer_.Load(payment));
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
    return writer_.Apply(RecordKind::kReceipt, event, record).status();
  });
}

absl::StatusOr<std::vector<RecoverablePayment>> Ledger::OpenPayments() {
  absl::MutexLock lock(&mutex_);
  LEDGER_ASSIGN_OR_RETURN(std::vector<PaymentRecord> records, writer_.store().OpenPayments());
  std::vector<RecoverablePayment> open;
  for (PaymentRecord& record : records) {
    LEDGER_ASSIGN_OR_RETURN(std::string box, writer_.store().FindSealedAccount(record.payment));
    open.push_back({std::move(record), std::move(box)});
  }
  return open;
}

absl::StatusOr<RecoverablePayment> Ledger::Find(std::string_view payment) {
  absl::MutexLock lock(&mutex_);
  LEDGER_ASSIGN_OR_RETURN(PaymentRecord record, writer_.Load(payment));
  LEDGER_ASSIGN_OR_RETURN(std::string box, writer_.store().FindSealedAccount(payment));
  return RecoverablePayment{std::move(record), std::move(box)};
}

absl::StatusOr<MessageNumbers> Ledger::TakeTraceNumber() {
  return Write([&]() -> absl::StatusOr<MessageNumbers> {
    mutex_.AssertHeld();
    Event event;
    LEDGER_ASSIGN_OR_RETURN(event.trace_number, writer_.NextTraceNumber());
    LEDGER_ASSIGN_OR_RETURN(event.batch_number, writer_.Current(kBatchCounter));
    LEDGER_RETURN_IF_ERROR(writer_.Append(RecordKind::kTraceTaken, event).status());
    return MessageNumbers{event.trace_number, event.batch_number};
  });
}

absl::Status Ledger::AdoptBatch(int batch_number, int replaces) {
  if (batch_number < 1 || batch_number > kLastNumber) {
    return MakeError(ErrorCode::kInvalidRequest, "batch_number must be 1 to 999999");
  }
  if (replaces < 0 || replaces > kLastNumber) {
    return MakeError(ErrorCode::kInvalidRequest, "replaces must be 0 to 999999");
  }
  return commits_.Commit([&]() -> absl::Status {
    mutex_.AssertHeld();
    LEDGER_ASSIGN_OR_RETURN(const int current, writer_.Current(kBatchCounter));
    if (current == batch_number) return absl::OkStatus();
    if (replaces != 0 && replaces != current) return absl::OkStatus();
    LEDGER_RETURN_IF_ERROR(RefuseWhileSettling());
    LEDGER_ASSIGN_OR_RETURN(const bool any_open, writer_.store().AnyOpen());
    if (any_open) return MakeError(ErrorCode::kIllegalStep, "a payment of the current batch is still open");
    Event event;
    event.batch_number = batch_number;
    LEDGER_RETURN_IF_ERROR(writer_.Append(RecordKind::kBatchAdopted, event).status());
    LEDGER_RETURN_IF_ERROR(writer_.store().DestroyBatchAccounts(current));
    return writer_.store().SetCounter(kBatchCounter, batch_number);
  });
}

absl::StatusOr<Settlement> Ledger::BeginSettlement(const std::string& operator_id) {
  LEDGER_RETURN_IF_ERROR(CheckOperator(operator_id));
  return Write([&] {
    mutex_.AssertHeld();
    return desk_.Begin(operator_id);
  });
}

absl::StatusOr<Settlement> Ledger::RecordSettlementStep(const SettlementStep& step) {
  LEDGER_RETURN_IF_ERROR(CheckPrintJobs(step.print_jobs));
  absl::StatusOr<Settlement> recorded = Write([&] {
    mutex_.AssertHeld();
    return desk_.Record(step);
  });
  // A day that is closed cannot be cut off unseen. The settlement itself is durable already.
  if (recorded.ok() && recorded->state == SettlementState::kClosed) KeepHead().IgnoreError();
  return recorded;
}

absl::StatusOr<std::vector<Upload>> Ledger::ListUploads(std::string_view settlement, int limit) {
  if (limit < 0 || limit > kMaxUploads) {
    return MakeError(ErrorCode::kInvalidRequest, "limit must be 0 to 100");
  }
  absl::MutexLock lock(&mutex_);
  return desk_.Left(settlement, limit == 0 ? kDefaultUploads : limit);
}

absl::StatusOr<int> Ledger::ChangeShift(const std::string& operator_id) {
  LEDGER_RETURN_IF_ERROR(CheckOperator(operator_id));
  return Write([&]() -> absl::StatusOr<int> {
    mutex_.AssertHeld();
    LEDGER_ASSIGN_OR_RETURN(const int current, writer_.Current(kShiftCounter));
    Event event;
    event.operator_id = operator_id;
    event.shift_number = current;
    LEDGER_ASSIGN_OR_RETURN(const JournalRecord head, writer_.store().Head());
    if (head.kind == RecordKind::kShift) {
      LEDGER_ASSIGN_OR_RETURN(auto find,
                              database_->Prepare("SELECT payload FROM journal WHERE sequence = ?1"));
      find.Bind(1, head.sequence);
      LEDGER_RETURN_IF_ERROR(find.Step().status());
      if (find.Bytes(0) == EncodeEvent(event)) return current;
    }
    event.shift_number = current + 1;
    LEDGER_ASSIGN_OR_RETURN(const JournalRecord record, writer_.Append(RecordKind::kShift, event));
    LEDGER_RETURN_IF_ERROR(writer_.store().InsertShift(event.shift_number, record.sequence));
    LEDGER_RETURN_IF_ERROR(writer_.store().SetCounter(kShiftCounter, event.shift_number));
    return event.shift_number;
  });
}

}  // namespace till::ledger
