// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/settlement_desk.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "services/common/status/error.h"
#include "services/ledger/status_macros.h"

namespace till::ledger {
namespace {

constexpr int kLastBatchNumber = 999'999;

bool IsHostsWord(SettlementState state) {
  return state == SettlementState::kBalanced || state == SettlementState::kUnbalanced;
}

absl::Status CheckStep(const SettlementStep& step) {
  for (const int flag : {step.domestic_flag, step.foreign_flag}) {
    if (flag < 0 || flag > 3) return MakeError(ErrorCode::kInvalidRequest, "a flag is 0 to 3");
  }
  if (step.next_batch_number < 0 || step.next_batch_number > kLastBatchNumber) {
    return MakeError(ErrorCode::kInvalidRequest, "next_batch_number must be 0 to 999999");
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<Settlement> SettlementDesk::Load(std::string_view name) {
  LEDGER_ASSIGN_OR_RETURN(std::optional<Settlement> found, store_.Find(name));
  if (!found.has_value()) return MakeError(ErrorCode::kNotFound, "no settlement has that name");
  return *std::move(found);
}

absl::StatusOr<Settlement> SettlementDesk::Begin(const std::string& operator_id) {
  LEDGER_ASSIGN_OR_RETURN(std::optional<Settlement> running, store_.FindRunning());
  if (running.has_value()) return *std::move(running);
  LEDGER_ASSIGN_OR_RETURN(const bool any_open, writer_.store().AnyOpen());
  if (any_open) {
    return MakeError(ErrorCode::kUnresolvedPayments, "payments are open, or owed to the acquirer");
  }
  LEDGER_ASSIGN_OR_RETURN(const int batch_number, writer_.Current(kBatchCounter));
  LEDGER_ASSIGN_OR_RETURN(const std::vector<PaymentRecord> batch,
                          writer_.store().BatchPayments(batch_number));
  LEDGER_ASSIGN_OR_RETURN(const int64_t before, store_.CountOf(batch_number));
  const BatchSums sums = SumsOf(batch);
  Event event;
  event.settlement = "settlements/" + std::to_string(batch_number) + "-" + std::to_string(before + 1);
  event.settlement_state = static_cast<int>(SettlementState::kBegun);
  event.batch_number = batch_number;
  event.operator_id = operator_id;
  event.business_date = writer_.BusinessDate();
  event.domestic = sums.domestic;
  event.foreign = sums.foreign;
  LEDGER_ASSIGN_OR_RETURN(event.trace_number, writer_.NextTraceNumber());
  LEDGER_ASSIGN_OR_RETURN(const JournalRecord record, writer_.Append(RecordKind::kSettlement, event));
  LEDGER_ASSIGN_OR_RETURN(Settlement begun, BookSettlement({}, record, event));
  LEDGER_RETURN_IF_ERROR(store_.Insert(begun));
  return begun;
}

absl::Status SettlementDesk::News(const SettlementStep& step, const Settlement& before, Event& event) {
  event.settlement = before.name;
  for (const std::string& payment : step.uploaded) {
    LEDGER_ASSIGN_OR_RETURN(const std::optional<bool> done, store_.IsDone(before.sequence, payment));
    if (!done.has_value()) {
      return WithPayment(MakeError(ErrorCode::kIllegalStep, "that payment is not to be uploaded"), payment);
    }
    const bool named_twice = std::ranges::find(event.uploaded, payment) != event.uploaded.end();
    if (!*done && !named_twice) event.uploaded.push_back(payment);
  }
  for (const std::string& job : step.print_jobs) {
    if (std::ranges::find(before.print_jobs, job) == before.print_jobs.end()) event.print_jobs.push_back(job);
  }
  if (step.state == SettlementState::kNone || step.state == before.state) return absl::OkStatus();
  event.settlement_state = static_cast<int>(step.state);
  if (IsHostsWord(step.state)) {
    event.domestic_flag = step.domestic_flag;
    event.foreign_flag = step.foreign_flag;
  }
  if (step.state != SettlementState::kClosed) return absl::OkStatus();
  event.next_batch_number = step.next_batch_number != 0               ? step.next_batch_number
                            : before.batch_number == kLastBatchNumber ? 1
                                                                      : before.batch_number + 1;
  if (event.next_batch_number == before.batch_number) {
    return MakeError(ErrorCode::kInvalidRequest, "next_batch_number is the settled batch");
  }
  return absl::OkStatus();
}

absl::StatusOr<Settlement> SettlementDesk::Record(const SettlementStep& step) {
  LEDGER_RETURN_IF_ERROR(CheckStep(step));
  LEDGER_ASSIGN_OR_RETURN(const Settlement before, Load(step.settlement));
  Event event;
  LEDGER_RETURN_IF_ERROR(News(step, before, event));
  if (event.uploaded.empty() && event.print_jobs.empty() && event.settlement_state == 0) return before;
  std::vector<PlannedUpload> plan;
  if (before.state == SettlementState::kBegun && IsHostsWord(step.state)) {
    LEDGER_ASSIGN_OR_RETURN(const std::vector<PaymentRecord> batch,
                            writer_.store().BatchPayments(before.batch_number));
    plan = PlanUploads(batch, step.state == SettlementState::kBalanced);
    event.to_upload = static_cast<int>(plan.size());
  }
  LEDGER_ASSIGN_OR_RETURN(const JournalRecord record, writer_.Append(RecordKind::kSettlement, event));
  LEDGER_ASSIGN_OR_RETURN(Settlement after, BookSettlement(before, record, event));
  LEDGER_RETURN_IF_ERROR(store_.Update(after));
  LEDGER_RETURN_IF_ERROR(store_.InsertUploads(after.sequence, plan));
  for (const std::string& payment : event.uploaded) {
    LEDGER_RETURN_IF_ERROR(store_.MarkDone(after.sequence, payment));
  }
  if (step.state == SettlementState::kClosed && before.state != SettlementState::kClosed) {
    LEDGER_RETURN_IF_ERROR(Close(after));
  }
  return after;
}

absl::Status SettlementDesk::Close(const Settlement& settlement) {
  LEDGER_RETURN_IF_ERROR(store_.CloseBatch(settlement));
  LEDGER_RETURN_IF_ERROR(writer_.store().DestroyBatchAccounts(settlement.batch_number));
  return writer_.store().SetCounter(kBatchCounter, settlement.next_batch_number);
}

absl::StatusOr<std::vector<Upload>> SettlementDesk::Left(std::string_view name, int limit) {
  LEDGER_ASSIGN_OR_RETURN(const Settlement settlement, Load(name));
  if (settlement.state == SettlementState::kBegun) {
    return MakeError(ErrorCode::kIllegalStep, "the host has not answered the totals yet");
  }
  LEDGER_ASSIGN_OR_RETURN(const std::vector<PlannedUpload> left, store_.Left(settlement.sequence, limit));
  std::vector<Upload> uploads;
  for (const PlannedUpload& planned : left) {
    Upload upload;
    upload.section = planned.section;
    LEDGER_ASSIGN_OR_RETURN(upload.record, writer_.Load(planned.payment));
    LEDGER_ASSIGN_OR_RETURN(upload.account_for_uplink, writer_.store().FindSealedAccount(planned.payment));
    if (upload.account_for_uplink.empty() && !upload.record.original.empty()) {
      LEDGER_ASSIGN_OR_RETURN(upload.account_for_uplink,
                              writer_.store().FindSealedAccount(upload.record.original));
    }
    uploads.push_back(std::move(upload));
  }
  return uploads;
}

}  // namespace till::ledger
