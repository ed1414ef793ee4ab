// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/verifier.h"

#include <optional>

#include "services/common/status/error.h"
#include "services/ledger/canonical.h"
#include "services/ledger/follow_up.h"
#include "services/ledger/journal_writer.h"
#include "services/ledger/schema.h"
#include "services/ledger/status_macros.h"

namespace till::ledger {
namespace {

constexpr size_t kMaxFindings = 100;
constexpr int kChunk = 500;

// What the replay itself needs an index for stays; the rest would only cost time.
constexpr std::string_view kUnneeded =
    "PRAGMA foreign_keys=OFF; PRAGMA synchronous=OFF;"
    "DROP INDEX payments_by_time; DROP INDEX payments_by_amount; DROP INDEX payments_by_operator;"
    "DROP INDEX payments_by_kind; DROP INDEX payments_voided; DROP INDEX payments_by_trace;"
    "DROP INDEX payments_by_reference; DROP INDEX payments_by_card; DROP INDEX sums_by_date;"
    "DROP INDEX sums_by_shift;";

// A history that no rule of the schema allows cannot be replayed: that is a finding, not a failure.
bool BreaksTheSchema(const absl::Status& status) {
  return absl::IsFailedPrecondition(status) || absl::IsAlreadyExists(status);
}

}  // namespace

void Verifier::Report(std::string check, int64_t sequence, std::string detail) {
  if (result_.findings.size() >= kMaxFindings) return;
  result_.findings.push_back({std::move(check), sequence, std::move(detail)});
}

absl::StatusOr<Verification> Verifier::Run() {
  const absl::Status pages = database_.CheckIntegrity();
  if (!pages.ok()) {
    if (ErrorCodeOf(pages) != ErrorCode::kStorageCorrupt) return pages;
    Report("storage", 0, std::string(pages.message()));
  }
  LEDGER_RETURN_IF_ERROR(PrepareScratch());
  LEDGER_ASSIGN_OR_RETURN(auto transaction, sqlite::Transaction::Begin(scratch_));
  for (const auto check :
       {&Verifier::Replay, &Verifier::CheckOrphanLegs, &Verifier::CheckProjections, &Verifier::CheckBalances,
        &Verifier::CheckCounters, &Verifier::CheckRequests, &Verifier::CheckBoxes}) {
    const absl::Status done = (this->*check)();
    if (done.ok()) continue;
    // What cannot be read is a finding; only a failure of the machine stops the proof.
    if (ErrorCodeOf(done) != ErrorCode::kStorageCorrupt) return done;
    Report("storage", 0, std::string(done.message()));
  }
  return std::move(result_);
}

absl::Status Verifier::PrepareScratch() {
  LEDGER_RETURN_IF_ERROR(scratch_.Migrate(Schema()));
  return scratch_.Execute(kUnneeded);
}

absl::Status Verifier::Replay() {
  LEDGER_ASSIGN_OR_RETURN(auto read,
                          database_.Prepare("SELECT sequence, previous_hash, hash, time_micros, kind, "
                                            "payload FROM journal ORDER BY sequence"));
  result_.head_hash = ZeroHash();
  while (true) {
    LEDGER_ASSIGN_OR_RETURN(const bool more, read.Step());
    if (!more) return absl::OkStatus();
    const JournalRecord record = {read.Int64(0),
                                  std::string(read.Bytes(1)),
                                  std::string(read.Bytes(2)),
                                  read.Int64(3),
                                  static_cast<RecordKind>(read.Int64(4)),
                                  std::string(read.Bytes(5))};
    CheckChain(record);
    ++result_.entries;
    result_.head_hash = record.hash;
    LEDGER_RETURN_IF_ERROR(CheckMeaning(record));
  }
}

void Verifier::CheckChain(const JournalRecord& record) {
  if (record.sequence != result_.entries + 1) {
    Report("chain", record.sequence, "the record before it is missing");
    result_.entries = record.sequence - 1;  // so that one gap is one finding
  } else if (record.previous_hash != result_.head_hash) {
    Report("chain", record.sequence, "previous_hash is not the hash of the record before it");
  }
  if (HashOf(record) != record.hash)
    Report("chain", record.sequence, "the record was changed: its hash differs");
}

absl::Status Verifier::CheckMeaning(const JournalRecord& record) {
  const absl::StatusOr<Event> event = DecodeEvent(record.kind, record.payload);
  if (!event.ok()) {
    Report("invariant", record.sequence, std::string(event.status().message()));
    return absl::OkStatus();
  }
  if ((record.kind == RecordKind::kGenesis) != (record.sequence == 1)) {
    Report("invariant", record.sequence, "the journal's own name must be its first record and no other");
  }
  absl::Status checked;
  switch (record.kind) {
    case RecordKind::kGenesis:
      checked = CheckLegs(record.sequence, "", {});
      break;
    case RecordKind::kTraceTaken:
      last_trace_ = event->trace_number;
      checked = CheckLegs(record.sequence, "", {});
      break;
    case RecordKind::kBatchAdopted:
      checked = CheckBatchAdopted(record, *event);
      break;
    case RecordKind::kShift:
      checked = CheckShift(record, *event);
      break;
    case RecordKind::kSettlement:
      checked = CheckSettlementRecord(record, *event);
      break;
    default:
      checked = CheckPaymentRecord(record, *event);
  }
  if (!BreaksTheSchema(checked)) return checked;
  Report("invariant", record.sequence, std::string(checked.message()));
  return absl::OkStatus();
}

absl::Status Verifier::CheckPaymentRecord(const JournalRecord& record, const Event& event) {
  const bool is_intent = record.kind == RecordKind::kIntent;
  std::optional<PaymentRecord> before;
  if (const auto open = open_.find(event.payment); open != open_.end()) {
    before = open->second;
  } else {
    LEDGER_ASSIGN_OR_RETURN(before, replay_.FindPayment(event.payment));
  }
  if (is_intent == before.has_value()) {
    Report("invariant", record.sequence,
           is_intent ? "the payment is opened twice" : "the payment was never opened");
    return absl::OkStatus();
  }
  if (is_intent) LEDGER_RETURN_IF_ERROR(CheckIntent(record, event));
  const PaymentRecord old = before.value_or(PaymentRecord());
  const absl::StatusOr<Booked> booked = Book(old, record, event);
  if (!booked.ok()) {
    Report("invariant", record.sequence, std::string(booked.status().message()));
    return absl::OkStatus();
  }
  LEDGER_RETURN_IF_ERROR(Save(record.kind, old, booked->payment));
  return CheckLegs(record.sequence, booked->payment.currency, booked->legs);
}

absl::Status Verifier::Save(RecordKind kind, const PaymentRecord& before, const PaymentRecord& after) {
  if (kind == RecordKind::kIntent) {
    ++result_.payments;
    LEDGER_RETURN_IF_ERROR(replay_.InsertPayment(after));
  } else {
    LEDGER_RETURN_IF_ERROR(replay_.UpdatePayment(before, after));
  }
  if (IsEnded(after.phase)) {
    open_.erase(after.payment);
  } else {
    open_[after.payment] = after;
  }
  if (!after.original.empty() && kind != RecordKind::kReceipt) {
    LEDGER_RETURN_IF_ERROR(TellOriginals(before, after));
  }
  if (kind == RecordKind::kPost && !after.rules().is_message) return replay_.AddToSums(after);
  return absl::OkStatus();
}

absl::Status Verifier::TellOriginals(const PaymentRecord& before, const PaymentRecord& after) {
  LEDGER_ASSIGN_OR_RETURN(const std::optional<PaymentRecord> original, replay_.FindPayment(after.original));
  if (!original.has_value()) return absl::OkStatus();
  PaymentRecord told = *original;
  TellOriginal(before, after, told);
  if (told == *original && !FreesReservation(after, told)) return absl::OkStatus();
  LEDGER_RETURN_IF_ERROR(replay_.UpdatePayment(*original, told));
  if (!IsEnded(told.phase)) open_[told.payment] = told;
  if (!FreesReservation(after, told)) return absl::OkStatus();
  LEDGER_ASSIGN_OR_RETURN(const std::optional<PaymentRecord> reservation, replay_.FindPayment(told.original));
  if (!reservation.has_value()) return absl::OkStatus();
  PaymentRecord freed = *reservation;
  freed.completed_by.clear();
  return replay_.UpdatePayment(*reservation, freed);
}

absl::Status Verifier::CheckIntent(const JournalRecord& record, const Event& event) {
  last_trace_ = event.trace_number;
  if (event.batch_number != last_batch_)
    Report("invariant", record.sequence, "not of the batch that was current");
  if ((event.shift_number == 0 ? 1 : event.shift_number) != last_shift_)
    Report("invariant", record.sequence, "not of the shift that was current");
  LEDGER_ASSIGN_OR_RETURN(const std::optional<Settlement> running, replay_settlements_.FindRunning());
  if (running.has_value()) Report("invariant", record.sequence, "the batch was frozen by a settlement");
  if (event.original.empty()) {
    if (RulesOf(static_cast<PaymentKind>(event.payment_kind)).HasOriginal())
      Report("invariant", record.sequence, "the payment is about no other, and must be");
    return absl::OkStatus();
  }
  LEDGER_ASSIGN_OR_RETURN(const std::optional<PaymentRecord> original, replay_.FindPayment(event.original));
  if (!original.has_value()) {
    Report("invariant", record.sequence, "the original was never opened");
    return absl::OkStatus();
  }
  LEDGER_ASSIGN_OR_RETURN(const std::vector<FollowUp> siblings, replay_.FollowUps(event.original));
  Intent intent;
  intent.payment_kind = event.payment_kind;
  intent.amount_minor = event.amount_minor;
  intent.currency = event.currency;
  LedgerOptions options;  // the caps were the merchant's then, and may be others now
  options.completion_cap_percent = 1'000'000;
  options.tip_cap_percent = 1'000'000;
  const absl::Status allowed = CheckFollowUp(intent, *original, siblings, event.batch_number, options);
  if (!allowed.ok()) Report("invariant", record.sequence, std::string(allowed.message()));
  return absl::OkStatus();
}

absl::Status Verifier::CheckLegs(int64_t sequence, const std::string& currency,
                                 const std::vector<Leg>& expected) {
  LEDGER_ASSIGN_OR_RETURN(auto read,
                          database_.Prepare("SELECT account, debit_minor, credit_minor, currency "
                                            "FROM entries WHERE journal_sequence = ?1 ORDER BY leg"));
  read.Bind(1, sequence);
  std::vector<Leg> legs;
  int64_t balance = 0;
  bool same_currency = true;
  while (true) {
    LEDGER_ASSIGN_OR_RETURN(const bool more, read.Step());
    if (!more) break;
    legs.push_back({std::string(read.Text(0)), read.Int64(1), read.Int64(2)});
    balance += read.Int64(1) - read.Int64(2);
    same_currency = same_currency && read.Text(3) == currency;
  }
  legs_ += static_cast<int64_t>(legs.size());
  if (balance != 0) Report("balance", sequence, "debits and credits differ");
  if (!same_currency) Report("balance", sequence, "an entry is in another currency than its payment");
  if (legs != expected) Report("projection", sequence, "the entries are not those of the record");
  return absl::OkStatus();
}

absl::Status Verifier::CheckOrphanLegs() {
  LEDGER_ASSIGN_OR_RETURN(auto count, database_.Prepare("SELECT count(*) FROM entries"));
  LEDGER_RETURN_IF_ERROR(count.Step().status());
  if (count.Int64(0) != legs_) Report("projection", 0, "there are entries without a record");
  return absl::OkStatus();
}

absl::Status Verifier::CheckProjections() {
  for (const auto& [table, key] : {std::pair("payments", "sequence"),
                                   {"payment_steps", "payment_sequence, sequence"},
                                   {"sums", "1, 2, 3, 4, 5, 6, 7"},
                                   {"settlements", "sequence"},
                                   {"uploads", "settlement_sequence, position"},
                                   {"shifts", "shift_number"}}) {
    LEDGER_RETURN_IF_ERROR(CompareTable(table, key));
  }
  return absl::OkStatus();
}

absl::Status Verifier::CompareTable(const std::string& table, const std::string& key) {
  const std::string sql = "SELECT * FROM " + table + " ORDER BY " + key;
  LEDGER_ASSIGN_OR_RETURN(auto stored, database_.Prepare(sql));
  LEDGER_ASSIGN_OR_RETURN(auto replayed, scratch_.Prepare(sql));
  while (true) {
    LEDGER_ASSIGN_OR_RETURN(const bool more_stored, stored.Step());
    LEDGER_ASSIGN_OR_RETURN(const bool more_replayed, replayed.Step());
    if (!more_stored && !more_replayed) return absl::OkStatus();
    if (more_stored && more_replayed && stored.SameRowAs(replayed)) continue;
    // After one row that is missing or too many, comparing the rest would say nothing.
    Report("projection", more_replayed ? replayed.Int64(0) : stored.Int64(0),
           table + ": a row is not what the records say, is missing, or is one too many");
    return absl::OkStatus();
  }
}

absl::Status Verifier::ForEachPayment(const std::function<void(const PaymentRecord&)>& visit) {
  int64_t after = 0;
  while (true) {
    LEDGER_ASSIGN_OR_RETURN(auto rows,
                            replay_.SelectPayments("WHERE sequence > ?1 ORDER BY sequence LIMIT ?2"));
    rows.BindAll(after, kChunk);
    LEDGER_ASSIGN_OR_RETURN(const std::vector<PaymentRecord> payments, replay_.ReadPayments(rows));
    if (payments.empty()) return absl::OkStatus();
    for (const PaymentRecord& payment : payments) visit(payment);
    after = payments.back().sequence;
  }
}

absl::Status Verifier::CheckBalances() {
  Sums expected;
  const auto book = [&expected](const PaymentRecord& payment) {
    const auto add = [&expected, &currency = payment.currency](const std::vector<Leg>& legs) {
      for (const Leg& leg : legs) expected[{leg.account, currency}] += leg.debit_minor - leg.credit_minor;
    };
    if (payment.phase == Phase::kVoided) return;
    const Effect effect = payment.rules().effect;
    add(IntentLegs(effect, payment.PendingMinor()));
    if (payment.phase == Phase::kReversalOwed || payment.phase == Phase::kReversalSent) {
      add(SuspendLegs(effect, payment.PendingMinor()));
    }
    if (payment.phase == Phase::kPosted) add(PostLegs(MoneyOf(payment)));
  };
  LEDGER_RETURN_IF_ERROR(ForEachPayment(book));
  LEDGER_ASSIGN_OR_RETURN(auto sums,
                          database_.Prepare("SELECT account, currency, sum(debit_minor - credit_minor) "
                                            "FROM entries GROUP BY account, currency"));
  while (true) {
    LEDGER_ASSIGN_OR_RETURN(const bool more, sums.Step());
    if (!more) break;
    const std::pair<std::string, std::string> key(sums.Text(0), sums.Text(1));
    const auto found = expected.find(key);
    const int64_t wanted = found == expected.end() ? 0 : found->second;
    if (sums.Int64(2) != wanted) {
      Report("balance", 0,
             key.first + " holds " + std::to_string(sums.Int64(2)) + " " + key.second +
                 ", its payments say " + std::to_string(wanted));
    }
    if (found != expected.end()) expected.erase(found);
  }
  for (const auto& [key, amount] : expected) {
    if (amount != 0)
      Report("balance", 0, key.first + " has no entries, its payments say " + std::to_string(amount));
  }
  return absl::OkStatus();
}

absl::Status Verifier::CheckCounters() {
  LEDGER_ASSIGN_OR_RETURN(const int64_t trace, store_.Counter(kTraceCounter));
  LEDGER_ASSIGN_OR_RETURN(const int64_t batch, store_.Counter(kBatchCounter));
  if (trace != last_trace_) Report("projection", 0, "the trace counter is not the last trace number taken");
  if (batch != last_batch_) Report("projection", 0, "the batch counter is not the last batch adopted");
  LEDGER_ASSIGN_OR_RETURN(const int64_t shift, store_.Counter(kShiftCounter));
  if (shift != last_shift_) Report("projection", 0, "the shift counter is not the last shift begun");
  return absl::OkStatus();
}

absl::Status Verifier::CheckRequests() {
  LEDGER_ASSIGN_OR_RETURN(auto read,
                          database_.Prepare("SELECT request_id, payment, digest FROM request_ids"));
  while (true) {
    LEDGER_ASSIGN_OR_RETURN(const bool more, read.Step());
    if (!more) return absl::OkStatus();
    LEDGER_ASSIGN_OR_RETURN(const std::optional<PaymentRecord> payment, replay_.FindPayment(read.Text(1)));
    if (!payment.has_value() || payment->request_id != read.Text(0) ||
        payment->request_digest != read.Bytes(2)) {
      Report("projection", 0, "a request id is bound to a payment that it did not open");
    }
  }
}

absl::Status Verifier::CheckBoxes() {
  LEDGER_ASSIGN_OR_RETURN(auto read, database_.Prepare("SELECT payment, box FROM sealed_accounts"));
  while (true) {
    LEDGER_ASSIGN_OR_RETURN(const bool more, read.Step());
    if (!more) return absl::OkStatus();
    LEDGER_ASSIGN_OR_RETURN(const std::optional<PaymentRecord> payment, replay_.FindPayment(read.Text(0)));
    LEDGER_ASSIGN_OR_RETURN(const std::vector<FollowUp> follow_ups, replay_.FollowUps(read.Text(0)));
    const bool is_current =
        payment.has_value() && payment->batch_number == last_batch_ && payment->settlement.empty();
    if (!payment.has_value() || !MayKeepBox(*payment, is_current, follow_ups)) {
      Report("invariant", 0, "account data is kept for a payment that has no more use for it");
    } else if (Sha256(read.Bytes(1)) != payment->account_digest) {
      Report("projection", payment->sequence, "the account box is not the one that was journaled");
    }
  }
}

}  // namespace till::ledger
