// SPDX-License-Identifier: Apache-2.0
// The part of the verifier that replays batches, settlements and shifts.

#include <optional>

#include "services/ledger/batch_upload.h"
#include "services/ledger/status_macros.h"
#include "services/ledger/verifier.h"

namespace till::ledger {

absl::Status Verifier::CheckBatchAdopted(const JournalRecord& record, const Event& event) {
  last_batch_ = event.batch_number;
  if (!open_.empty()) Report("invariant", record.sequence, "a batch was adopted while payments were open");
  LEDGER_ASSIGN_OR_RETURN(const std::optional<Settlement> running, replay_settlements_.FindRunning());
  if (running.has_value()) Report("invariant", record.sequence, "a batch was adopted during a settlement");
  return CheckLegs(record.sequence, "", {});
}

absl::Status Verifier::CheckShift(const JournalRecord& record, const Event& event) {
  if (event.shift_number != last_shift_ + 1) Report("invariant", record.sequence, "not the next shift");
  last_shift_ = event.shift_number;
  LEDGER_RETURN_IF_ERROR(replay_.InsertShift(last_shift_, record.sequence));
  return CheckLegs(record.sequence, "", {});
}

absl::Status Verifier::CheckSettlementRecord(const JournalRecord& record, const Event& event) {
  const bool begins = event.settlement_state == static_cast<int>(SettlementState::kBegun);
  LEDGER_ASSIGN_OR_RETURN(const std::optional<Settlement> before, replay_settlements_.Find(event.settlement));
  if (begins == before.has_value()) {
    Report("invariant", record.sequence,
           begins ? "the settlement begins twice" : "the settlement never began");
    return absl::OkStatus();
  }
  const absl::StatusOr<Settlement> after = BookSettlement(before.value_or(Settlement()), record, event);
  if (!after.ok()) {
    Report("invariant", record.sequence, std::string(after.status().message()));
    return absl::OkStatus();
  }
  LEDGER_RETURN_IF_ERROR(begins ? CheckBegin(record, event, *after)
                                : CheckProgress(record, event, *before, *after));
  return CheckLegs(record.sequence, "", {});
}

absl::Status Verifier::CheckBegin(const JournalRecord& record, const Event& event,
                                  const Settlement& settlement) {
  last_trace_ = event.trace_number;
  LEDGER_ASSIGN_OR_RETURN(const std::optional<Settlement> running, replay_settlements_.FindRunning());
  if (running.has_value()) Report("invariant", record.sequence, "another settlement is running");
  if (!open_.empty()) Report("invariant", record.sequence, "payments were open when the settlement began");
  if (settlement.batch_number != last_batch_)
    Report("invariant", record.sequence, "not of the current batch");
  LEDGER_ASSIGN_OR_RETURN(const std::vector<PaymentRecord> batch,
                          replay_.BatchPayments(settlement.batch_number));
  const BatchSums sums = SumsOf(batch);
  if (sums.domestic != settlement.domestic || sums.foreign != settlement.foreign) {
    Report("invariant", record.sequence, "the settlement's sums are not those of its payments");
  }
  return replay_settlements_.Insert(settlement);
}

absl::Status Verifier::CheckProgress(const JournalRecord& record, const Event& event,
                                     const Settlement& before, const Settlement& after) {
  LEDGER_RETURN_IF_ERROR(replay_settlements_.Update(after));
  if (before.state == SettlementState::kBegun && after.state != SettlementState::kBegun) {
    LEDGER_ASSIGN_OR_RETURN(const std::vector<PaymentRecord> batch,
                            replay_.BatchPayments(after.batch_number));
    const std::vector<PlannedUpload> plan = PlanUploads(batch, after.state == SettlementState::kBalanced);
    if (static_cast<int>(plan.size()) != after.to_upload) {
      Report("invariant", record.sequence, "more or less is to be uploaded than the batch says");
    }
    LEDGER_RETURN_IF_ERROR(replay_settlements_.InsertUploads(after.sequence, plan));
  }
  for (const std::string& payment : event.uploaded) {
    LEDGER_ASSIGN_OR_RETURN(const std::optional<bool> done,
                            replay_settlements_.IsDone(after.sequence, payment));
    if (done.value_or(true)) {
      Report("invariant", record.sequence, payment + " was not to be uploaded, or not again");
      continue;
    }
    LEDGER_RETURN_IF_ERROR(replay_settlements_.MarkDone(after.sequence, payment));
  }
  if (after.state != SettlementState::kClosed || before.state == SettlementState::kClosed) {
    return absl::OkStatus();
  }
  last_batch_ = after.next_batch_number;
  return replay_settlements_.CloseBatch(after);
}

}  // namespace till::ledger
