// SPDX-License-Identifier: Apache-2.0
// The part of the verifier that replays settlements, and proves totals and shifts.

#include "services/ledger/batch_upload.h"
#include "services/ledger/status_macros.h"
#include "services/ledger/verifier.h"

namespace till::ledger {

std::vector<PaymentRecord> Verifier::BatchOf(int batch_number) const {
  std::vector<PaymentRecord> batch;
  const auto names = batches_.find(batch_number);
  if (names == batches_.end()) return batch;
  for (const std::string& name : names->second) batch.push_back(payments_.at(name));
  return batch;
}

absl::Status Verifier::CheckSettlementRecord(const JournalRecord& record, const Event& event) {
  const bool begins = event.settlement_state == static_cast<int>(SettlementState::kBegun);
  Settlement before;
  for (const auto& [sequence, settlement] : settlements_) {
    if (settlement.name == event.settlement) before = settlement;
  }
  if (begins != before.name.empty()) {
    Report("invariant", record.sequence,
           begins ? "the settlement begins twice" : "the settlement never began");
    return absl::OkStatus();
  }
  const absl::StatusOr<Settlement> booked = BookSettlement(before, record, event);
  if (!booked.ok()) {
    Report("invariant", record.sequence, std::string(booked.status().message()));
    return absl::OkStatus();
  }
  const Settlement& after = *booked;
  if (begins) {
    last_trace_ = event.trace_number;
    if (running_ != 0) Report("invariant", record.sequence, "another settlement is running");
    if (open_ != 0) Report("invariant", record.sequence, "payments were open when the settlement began");
    if (after.batch_number != last_batch_) Report("invariant", record.sequence, "not of the current batch");
    const BatchSums sums = SumsOf(BatchOf(after.batch_number));
    if (sums.domestic != after.domestic || sums.foreign != after.foreign) {
      Report("invariant", record.sequence, "the settlement's sums are not those of its payments");
    }
    running_ = record.sequence;
  }
  CheckHostsWord(record, after);
  CheckUploaded(record, event, after);
  if (after.state == SettlementState::kClosed && before.state != SettlementState::kClosed) Close(after);
  settlements_[after.sequence] = after;
  return CheckLegs(record.sequence, "", {});
}

void Verifier::CheckHostsWord(const JournalRecord& record, const Settlement& settlement) {
  const bool balanced = settlement.state == SettlementState::kBalanced;
  if ((!balanced && settlement.state != SettlementState::kUnbalanced) ||
      plans_.contains(settlement.sequence)) {
    return;
  }
  plans_[settlement.sequence] = PlanUploads(BatchOf(settlement.batch_number), balanced);
  if (static_cast<int>(plans_[settlement.sequence].size()) != settlement.to_upload) {
    Report("invariant", record.sequence, "more or less is to be uploaded than the batch says");
  }
}

void Verifier::CheckUploaded(const JournalRecord& record, const Event& event, const Settlement& settlement) {
  for (const std::string& payment : event.uploaded) {
    bool planned = false;
    for (const PlannedUpload& upload : plans_[settlement.sequence]) {
      planned = planned || upload.payment == payment;
    }
    if (!planned || !uploaded_[settlement.sequence].insert(payment).second) {
      Report("invariant", record.sequence, payment + " was not to be uploaded, or not again");
    }
  }
}

void Verifier::Close(const Settlement& settlement) {
  for (const std::string& name : batches_[settlement.batch_number]) {
    PaymentRecord& payment = payments_.at(name);
    if (!payment.settlement.empty())
      Report("invariant", settlement.last_sequence, name + " is settled twice");
    payment.settlement = settlement.name;
  }
  batches_.erase(settlement.batch_number);
  last_batch_ = settlement.next_batch_number;
  running_ = 0;
}

absl::Status Verifier::CheckSettlements() {
  int64_t stored = 0;
  LEDGER_ASSIGN_OR_RETURN(const std::vector<Settlement> rows, settlement_store_.List(INT64_MAX, INT64_MAX));
  for (const Settlement& row : rows) {
    ++stored;
    const auto replayed = settlements_.find(row.sequence);
    if (replayed == settlements_.end() || replayed->second != row) {
      Report("projection", row.sequence, row.name + " is not what its records say");
      continue;
    }
    LEDGER_ASSIGN_OR_RETURN(const std::vector<PlannedUpload> plan, settlement_store_.Plan(row.sequence));
    if (plan != plans_[row.sequence]) Report("projection", row.sequence, "the upload is not the batch's");
    for (const PlannedUpload& upload : plan) {
      LEDGER_ASSIGN_OR_RETURN(const std::optional<bool> done,
                              settlement_store_.IsDone(row.sequence, upload.payment));
      if (done != uploaded_[row.sequence].contains(upload.payment)) {
        Report("projection", row.sequence,
               upload.payment + " is marked as uploaded, or not, against the record");
      }
    }
  }
  if (stored != static_cast<int64_t>(settlements_.size())) Report("projection", 0, "a settlement is missing");
  return absl::OkStatus();
}

absl::Status Verifier::CheckShifts() {
  LEDGER_ASSIGN_OR_RETURN(auto read, database_.Prepare("SELECT shift_number, sequence FROM shifts"));
  std::map<int, int64_t> stored;
  while (true) {
    LEDGER_ASSIGN_OR_RETURN(const bool more, read.Step());
    if (!more) break;
    stored[static_cast<int>(read.Int64(0))] = read.Int64(1);
  }
  if (stored != shifts_) Report("projection", 0, "the shifts are not those that were begun");
  return absl::OkStatus();
}

absl::Status Verifier::CheckSums() {
  using Key = std::tuple<int64_t, std::string, int64_t, std::string, std::string, int64_t, std::string>;
  using Sum = std::tuple<int64_t, int64_t, int64_t>;
  std::map<Key, Sum> expected;
  for (const auto& [name, payment] : payments_) {
    if (payment.phase != Phase::kPosted || payment.rules().is_message) continue;
    auto& [count, amount, tips] =
        expected[{payment.batch_number, payment.business_date, payment.shift_number, payment.operator_id,
                  std::string(payment.Scheme()), payment.payment_kind, payment.currency}];
    count += 1;
    amount += payment.SoldMinor();
    tips += payment.SoldTipMinor();
  }
  LEDGER_ASSIGN_OR_RETURN(
      auto read, database_.Prepare("SELECT batch_number, business_date, shift_number, operator_id, scheme, "
                                   "payment_kind, currency, count, amount_minor, tips_minor FROM sums"));
  std::map<Key, Sum> stored;
  while (true) {
    LEDGER_ASSIGN_OR_RETURN(const bool more, read.Step());
    if (!more) break;
    stored[{read.Int64(0), std::string(read.Text(1)), read.Int64(2), std::string(read.Text(3)),
            std::string(read.Text(4)), read.Int64(5), std::string(read.Text(6))}] = {
        read.Int64(7), read.Int64(8), read.Int64(9)};
  }
  if (stored != expected) Report("projection", 0, "the totals are not the sums of the posted payments");
  return absl::OkStatus();
}

}  // namespace till::ledger
