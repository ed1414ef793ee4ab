// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/verifier.h"

#include "services/common/status/error.h"
#include "services/ledger/canonical.h"
#include "services/ledger/follow_up.h"
#include "services/ledger/journal_writer.h"
#include "services/ledger/status_macros.h"

namespace till::ledger {
namespace {

constexpr size_t kMaxFindings = 100;

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
  for (const auto check :
       {&Verifier::Replay, &Verifier::CheckOrphanLegs, &Verifier::CheckPayments, &Verifier::CheckBalances,
        &Verifier::CheckSums, &Verifier::CheckSettlements, &Verifier::CheckShifts, &Verifier::CheckCounters,
        &Verifier::CheckRequests, &Verifier::CheckBoxes}) {
    const absl::Status done = (this->*check)();
    if (done.ok()) continue;
    // What cannot be read is a finding; only a failure of the machine stops the proof.
    if (ErrorCodeOf(done) != ErrorCode::kStorageCorrupt) return done;
    Report("storage", 0, std::string(done.message()));
  }
  return std::move(result_);
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
  switch (record.kind) {
    case RecordKind::kGenesis:
      return CheckLegs(record.sequence, "", {});
    case RecordKind::kTraceTaken:
      last_trace_ = event->trace_number;
      return CheckLegs(record.sequence, "", {});
    case RecordKind::kBatchAdopted:
      last_batch_ = event->batch_number;
      if (open_ != 0) Report("invariant", record.sequence, "a batch was adopted while payments were open");
      if (running_ != 0) Report("invariant", record.sequence, "a batch was adopted during a settlement");
      return CheckLegs(record.sequence, "", {});
    case RecordKind::kShift:
      if (event->shift_number != last_shift_ + 1) Report("invariant", record.sequence, "not the next shift");
      last_shift_ = event->shift_number;
      shifts_[last_shift_] = record.sequence;
      return CheckLegs(record.sequence, "", {});
    case RecordKind::kSettlement:
      return CheckSettlementRecord(record, *event);
    default:
      return CheckPaymentRecord(record, *event);
  }
}

absl::Status Verifier::CheckPaymentRecord(const JournalRecord& record, const Event& event) {
  const auto before = payments_.find(event.payment);
  const bool is_intent = record.kind == RecordKind::kIntent;
  if (is_intent == (before != payments_.end())) {
    Report("invariant", record.sequence,
           is_intent ? "the payment is opened twice" : "the payment was never opened");
    return absl::OkStatus();
  }
  if (is_intent) {
    CheckIntent(record, event);
  }
  if (record.kind == RecordKind::kPost || record.kind == RecordKind::kVoid) {
    if (++endings_[event.payment] > 1)
      Report("invariant", record.sequence, "the payment ends more than once");
  }
  const absl::StatusOr<Booked> booked = Book(is_intent ? PaymentRecord() : before->second, record, event);
  if (!booked.ok()) {
    Report("invariant", record.sequence, std::string(booked.status().message()));
    return absl::OkStatus();
  }
  const PaymentRecord old = is_intent ? PaymentRecord() : before->second;
  open_ += (IsEnded(booked->payment.phase) ? 0 : 1) - (is_intent || IsEnded(old.phase) ? 0 : 1);
  if (is_intent) batches_[event.batch_number].push_back(event.payment);
  payments_[event.payment] = booked->payment;
  if (record.kind != RecordKind::kReceipt) TellOriginals(old, booked->payment);
  return CheckLegs(record.sequence, booked->payment.currency, booked->legs);
}

void Verifier::CheckIntent(const JournalRecord& record, const Event& event) {
  last_trace_ = event.trace_number;
  if (event.batch_number != last_batch_)
    Report("invariant", record.sequence, "not of the batch that was current");
  if ((event.shift_number == 0 ? 1 : event.shift_number) != last_shift_)
    Report("invariant", record.sequence, "not of the shift that was current");
  if (running_ != 0) Report("invariant", record.sequence, "the batch was frozen by a settlement");
  if (event.original.empty()) {
    if (RulesOf(static_cast<PaymentKind>(event.payment_kind)).HasOriginal())
      Report("invariant", record.sequence, "the payment is about no other, and must be");
    return;
  }
  const auto original = payments_.find(event.original);
  if (original == payments_.end()) {
    Report("invariant", record.sequence, "the original was never opened");
    return;
  }
  Intent intent;
  intent.payment_kind = event.payment_kind;
  intent.amount_minor = event.amount_minor;
  intent.currency = event.currency;
  LedgerOptions options;  // the caps were the merchant's then, and may be others now
  options.completion_cap_percent = 1'000'000;
  options.tip_cap_percent = 1'000'000;
  const absl::Status allowed =
      CheckFollowUp(intent, original->second, FollowUpsOf(event.original), event.batch_number, options);
  if (!allowed.ok()) Report("invariant", record.sequence, std::string(allowed.message()));
  follow_ups_[event.original].push_back(event.payment);
}

std::vector<FollowUp> Verifier::FollowUpsOf(const std::string& original) const {
  std::vector<FollowUp> follow_ups;
  const auto names = follow_ups_.find(original);
  if (names == follow_ups_.end()) return follow_ups;
  for (const std::string& name : names->second) {
    const PaymentRecord& payment = payments_.at(name);
    follow_ups.push_back({name, payment.payment_kind, payment.phase});
  }
  return follow_ups;
}

void Verifier::TellOriginals(const PaymentRecord& before, const PaymentRecord& after) {
  const auto original = payments_.find(after.original);
  if (original == payments_.end()) return;
  TellOriginal(before, after, original->second);
  if (!FreesReservation(after, original->second)) return;
  const auto reservation = payments_.find(original->second.original);
  if (reservation != payments_.end()) reservation->second.completed_by.clear();
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

absl::Status Verifier::CheckPayments() {
  result_.payments = static_cast<int64_t>(payments_.size());
  for (const auto& [name, replayed] : payments_) {
    LEDGER_ASSIGN_OR_RETURN(const std::optional<PaymentRecord> stored, store_.FindPayment(name));
    if (!stored.has_value()) {
      Report("projection", replayed.sequence, name + " is missing");
    } else if (*stored != replayed) {
      Report("projection", replayed.sequence, name + " is not what its records say");
    }
  }
  LEDGER_ASSIGN_OR_RETURN(
      auto columns,
      database_.Prepare(
          "SELECT payment, scheme, last_four, reference_number FROM payments ORDER BY sequence"));
  int64_t rows = 0;
  while (true) {
    LEDGER_ASSIGN_OR_RETURN(const bool more, columns.Step());
    if (!more) break;
    ++rows;
    const auto found = payments_.find(std::string(columns.Text(0)));
    if (found == payments_.end()) {
      Report("projection", 0, std::string(columns.Text(0)) + " was never opened");
      continue;
    }
    const Details& details = found->second.details;
    const std::string_view masked = details.Get(DetailField::kMaskedNumber);
    if (columns.Text(1) != found->second.Scheme() || !masked.ends_with(columns.Text(2)) ||
        columns.Text(3) != details.Get(DetailField::kReferenceNumber)) {
      Report("projection", found->second.sequence, found->first + " is indexed under other details");
    }
  }
  return absl::OkStatus();
}

absl::Status Verifier::CheckBalances() {
  Sums expected;
  for (const auto& [name, payment] : payments_) {
    const auto add = [&expected, &currency = payment.currency](const std::vector<Leg>& legs) {
      for (const Leg& leg : legs) expected[{leg.account, currency}] += leg.debit_minor - leg.credit_minor;
    };
    if (payment.phase == Phase::kVoided) continue;
    const Effect effect = payment.rules().effect;
    add(IntentLegs(effect, payment.PendingMinor()));
    if (payment.phase == Phase::kReversalOwed || payment.phase == Phase::kReversalSent) {
      add(SuspendLegs(effect, payment.PendingMinor()));
    }
    if (payment.phase == Phase::kPosted) add(PostLegs(MoneyOf(payment)));
  }
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
    const auto found = payments_.find(std::string(read.Text(1)));
    if (found == payments_.end() || found->second.request_id != read.Text(0) ||
        found->second.request_digest != read.Bytes(2)) {
      Report("projection", 0, "a request id is bound to a payment that it did not open");
    }
  }
}

absl::Status Verifier::CheckBoxes() {
  LEDGER_ASSIGN_OR_RETURN(auto read, database_.Prepare("SELECT payment, box FROM sealed_accounts"));
  while (true) {
    LEDGER_ASSIGN_OR_RETURN(const bool more, read.Step());
    if (!more) return absl::OkStatus();
    const auto found = payments_.find(std::string(read.Text(0)));
    const bool known = found != payments_.end();
    const bool is_current =
        known && found->second.batch_number == last_batch_ && found->second.settlement.empty();
    if (!known || !MayKeepBox(found->second, is_current, FollowUpsOf(found->first))) {
      Report("invariant", 0, "account data is kept for a payment that has no more use for it");
    } else if (Sha256(read.Bytes(1)) != found->second.account_digest) {
      Report("projection", found->second.sequence, "the account box is not the one that was journaled");
    }
  }
}

}  // namespace till::ledger
