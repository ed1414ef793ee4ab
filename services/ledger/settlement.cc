// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/settlement.h"

#include "services/common/status/error.h"

namespace till::ledger {
namespace {

absl::Status Illegal(std::string_view why) {
  return MakeError(ErrorCode::kIllegalStep, "settlement: " + std::string(why));
}

Settlement Begun(const JournalRecord& record, const Event& event) {
  Settlement settlement;
  settlement.name = event.settlement;
  settlement.batch_number = event.batch_number;
  settlement.state = SettlementState::kBegun;
  settlement.domestic = event.domestic;
  settlement.foreign = event.foreign;
  settlement.operator_id = event.operator_id;
  settlement.begin_time_micros = record.time_micros;
  settlement.trace_number = event.trace_number;
  settlement.business_date = event.business_date;
  settlement.sequence = record.sequence;
  settlement.last_sequence = record.sequence;
  return settlement;
}

bool MayFollow(SettlementState from, SettlementState to) {
  switch (to) {
    case SettlementState::kBalanced:
    case SettlementState::kUnbalanced:
      return from == SettlementState::kBegun;
    case SettlementState::kUploaded:
      return from == SettlementState::kBalanced || from == SettlementState::kUnbalanced;
    case SettlementState::kClosed:
      return from == SettlementState::kUploaded;
    default:
      return false;
  }
}

}  // namespace

absl::StatusOr<Settlement> BookSettlement(const Settlement& before, const JournalRecord& record,
                                          const Event& event) {
  const auto state = static_cast<SettlementState>(event.settlement_state);
  if (before.name.empty()) {
    if (state != SettlementState::kBegun) return Illegal("it was never begun");
    return Begun(record, event);
  }
  Settlement after = before;
  after.last_sequence = record.sequence;
  if (!event.uploaded.empty()) {
    if (before.state != SettlementState::kBalanced && before.state != SettlementState::kUnbalanced) {
      return Illegal("nothing is being uploaded");
    }
    after.uploaded += static_cast<int>(event.uploaded.size());
    if (after.uploaded > after.to_upload) return Illegal("more was uploaded than there is");
  }
  after.print_jobs.insert(after.print_jobs.end(), event.print_jobs.begin(), event.print_jobs.end());
  if (state == SettlementState::kNone) return after;
  if (!MayFollow(before.state, state)) return Illegal("that state does not follow");
  if (state == SettlementState::kUploaded && after.uploaded != after.to_upload) {
    return Illegal("the host does not have every payment yet");
  }
  after.state = state;
  if (state == SettlementState::kBalanced || state == SettlementState::kUnbalanced) {
    after.domestic_flag = event.domestic_flag;
    after.foreign_flag = event.foreign_flag;
    after.to_upload = event.to_upload;
  }
  if (state == SettlementState::kClosed) {
    after.next_batch_number = event.next_batch_number;
    after.end_time_micros = record.time_micros;
  }
  return after;
}

}  // namespace till::ledger
