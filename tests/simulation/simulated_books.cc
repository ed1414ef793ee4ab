// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/simulated_books.h"

#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/status/error.h"
#include "services/ledger/convert.h"
#include "tests/simulation/process_death.h"

namespace till::simulation {

using ledger::v1::PaymentRecord;

namespace {

// One payment's step makes some fifteen writes and syncs; a crash may come at each of them.
constexpr int kWritesOfACall = 15;
constexpr int kLongestTrouble = 12;

template <typename Response>
absl::StatusOr<PaymentRecord> RecordOf(absl::StatusOr<Response> response) {
  if (!response.ok()) return response.status();
  return std::move(*response->mutable_record());
}

}  // namespace

void SimulatedBooks::Die(std::string_view when, const std::string& what) {
  log_.Add("death ", when, " ", what);
  disk_.Crash();
  throw ProcessDeath();
}

template <typename Call>
auto SimulatedBooks::Write(const std::string& what, Call call) -> decltype(call()) {
  at_work_();
  if (faults_.Strike(Fault::kDeathBeforeWrite)) Die("before", what);
  if (faults_.Strike(Fault::kBooksAway)) {
    log_.Add("books away at ", what);
    return MakeError(ErrorCode::kServiceUnavailable, "simulated");
  }
  if (faults_.Strike(Fault::kTornWrite)) disk_.CrashAtWrite(static_cast<int>(random_.Below(kWritesOfACall)));
  for (const auto& [fault, failure] : {std::pair(Fault::kDiskFull, SimulatedDisk::Failure::kFull),
                                       std::pair(Fault::kDiskFails, SimulatedDisk::Failure::kFails)}) {
    if (faults_.Strike(fault)) {
      log_.Add(FaultName(fault), " from ", what);
      disk_.FailWrites(failure, static_cast<int>(random_.Below(kWritesOfACall)),
                       static_cast<int>(random_.Between(1, kLongestTrouble)));
    }
  }
  auto answer = call();
  if (disk_.DoNotCrash()) Die("in the middle of writing", what);
  log_.Add("books: ", what, " ", answer.ok() ? "" : ErrorCodeName(ErrorCodeOf(answer.status())));
  if (faults_.Strike(Fault::kDeathAfterWrite)) Die("after", what);
  if (faults_.Strike(Fault::kBooksAnswerLost)) {
    log_.Add("the books' answer to ", what, " is lost");
    return MakeError(ErrorCode::kServiceUnavailable, "simulated");
  }
  return answer;
}

absl::StatusOr<ledger::v1::RecordIntentResponse> SimulatedBooks::RecordIntent(
    const ledger::v1::RecordIntentRequest& request) {
  const std::string what =
      absl::StrCat("intent of ", request.payment(), " ", ledger::v1::PaymentKind_Name(request.kind()), " ",
                   request.amount().minor_units());
  return Write(what, [&] { return calls_.RecordIntent(request); });
}

absl::StatusOr<PaymentRecord> SimulatedBooks::RecordStep(const ledger::v1::RecordStepRequest& request) {
  const std::string what = absl::StrCat(ledger::v1::Step_Name(request.step()), " of ", request.payment());
  return RecordOf(Write(what, [&] { return calls_.RecordStep(request); }));
}

absl::StatusOr<PaymentRecord> SimulatedBooks::Post(const ledger::v1::PostRequest& request) {
  return RecordOf(Write("posting " + request.payment(), [&] { return calls_.Post(request); }));
}

absl::StatusOr<PaymentRecord> SimulatedBooks::Void(const ledger::v1::VoidRequest& request) {
  const std::string what =
      absl::StrCat("voiding ", request.payment(), " ", ledger::v1::VoidReason_Name(request.reason()));
  return RecordOf(Write(what, [&] { return calls_.Void(request); }));
}

absl::StatusOr<std::vector<PaymentRecord>> SimulatedBooks::OpenPayments() {
  const absl::StatusOr<ledger::v1::OpenPaymentsResponse> open = calls_.OpenPayments({});
  if (!open.ok()) return open.status();
  return std::vector<PaymentRecord>(open->records().begin(), open->records().end());
}

absl::StatusOr<PaymentRecord> SimulatedBooks::GetRecord(const std::string& payment) {
  ledger::v1::GetRecordRequest request;
  request.set_payment(payment);
  return RecordOf(calls_.GetRecord(request));
}

absl::StatusOr<ledger::v1::TakeTraceNumberResponse> SimulatedBooks::TakeTraceNumber() {
  return Write("taking a trace number", [&] { return calls_.TakeTraceNumber({}); });
}

absl::Status SimulatedBooks::AdoptBatch(int batch_number, int replaces) {
  ledger::v1::AdoptBatchRequest request;
  request.set_batch_number(batch_number);
  request.set_replaces(replaces);
  return Write(absl::StrCat("adopting batch ", batch_number), [&] { return calls_.AdoptBatch(request); })
      .status();
}

absl::Status SimulatedBooks::RecordReceipt(const std::string& payment, const std::vector<std::string>& jobs) {
  ledger::v1::RecordReceiptRequest request;
  request.set_payment(payment);
  *request.mutable_print_jobs() = {jobs.begin(), jobs.end()};
  return Write("receipt of " + payment, [&] { return calls_.RecordReceipt(request); }).status();
}

absl::StatusOr<ledger::v1::Settlement> SimulatedBooks::BeginSettlement(const std::string& operator_id) {
  ledger::v1::BeginSettlementRequest request;
  request.set_operator_id(operator_id);
  return Write("beginning to settle", [&] { return calls_.BeginSettlement(request); });
}

absl::StatusOr<ledger::v1::Settlement> SimulatedBooks::RecordSettlementStep(
    const ledger::v1::RecordSettlementStepRequest& request) {
  const std::string what =
      absl::StrCat(request.settlement(), " ", ledger::v1::Settlement::State_Name(request.state()), " ",
                   request.uploaded_payments_size());
  return Write(what, [&] { return calls_.RecordSettlementStep(request); });
}

absl::StatusOr<std::vector<ledger::v1::ListUploadsResponse::Upload>> SimulatedBooks::ListUploads(
    const std::string& settlement) {
  ledger::v1::ListUploadsRequest request;
  request.set_settlement(settlement);
  const absl::StatusOr<ledger::v1::ListUploadsResponse> uploads = calls_.ListUploads(request);
  if (!uploads.ok()) return uploads.status();
  return std::vector<ledger::v1::ListUploadsResponse::Upload>(uploads->uploads().begin(),
                                                              uploads->uploads().end());
}

absl::StatusOr<std::optional<ledger::v1::Settlement>> SimulatedBooks::RunningSettlement() {
  const absl::StatusOr<ledger::SettlementPage> newest = reader_->ListSettlements(1, "");
  if (!newest.ok()) return newest.status();
  if (newest->settlements.empty() || newest->settlements.front().state == ledger::SettlementState::kClosed) {
    return std::nullopt;
  }
  ledger::v1::Settlement settlement;
  ledger::SettlementToProto(newest->settlements.front(), settlement);
  return settlement;
}

absl::StatusOr<int> SimulatedBooks::ChangeShift(const std::string& operator_id) {
  ledger::v1::ChangeShiftRequest request;
  request.set_operator_id(operator_id);
  const auto changed = Write("changing the shift", [&] { return calls_.ChangeShift(request); });
  if (!changed.ok()) return changed.status();
  return changed->shift_number();
}

absl::StatusOr<ledger::v1::TotalsResponse> SimulatedBooks::Totals(const ledger::v1::TotalsRequest&) {
  return MakeError(ErrorCode::kNotSupported, "not simulated");
}

absl::StatusOr<ledger::v1::SearchResponse> SimulatedBooks::Search(const ledger::v1::SearchRequest&) {
  return MakeError(ErrorCode::kNotSupported, "not simulated");
}

}  // namespace till::simulation
