// SPDX-License-Identifier: Apache-2.0
#include "services/payment/ports/books.h"

#include <utility>

namespace till::payment {
namespace {

template <typename Response>
absl::StatusOr<ledger::v1::PaymentRecord> RecordOf(absl::StatusOr<Response> response) {
  if (!response.ok()) return response.status();
  return std::move(*response->mutable_record());
}

// Pauses between tries, two seconds in all: longer than a restart, shorter than a cashier's patience.
constexpr absl::Duration kPauses[] = {absl::Milliseconds(50), absl::Milliseconds(200),
                                      absl::Milliseconds(500), absl::Milliseconds(1250)};

}  // namespace

template <typename Call>
auto Books::Insist(Call call) {
  for (const absl::Duration pause : kPauses) {
    auto answer = call();
    if (!absl::IsUnavailable(answer.status())) return answer;
    clock_.SleepFor(pause);
  }
  return call();
}

absl::StatusOr<ledger::v1::RecordIntentResponse> Books::RecordIntent(
    const ledger::v1::RecordIntentRequest& request) {
  return Insist([&] { return journal_.RecordIntent(request); });
}

absl::StatusOr<ledger::v1::PaymentRecord> Books::RecordStep(const ledger::v1::RecordStepRequest& request) {
  return RecordOf(Insist([&] { return journal_.RecordStep(request); }));
}

absl::StatusOr<ledger::v1::PaymentRecord> Books::Post(const ledger::v1::PostRequest& request) {
  return RecordOf(Insist([&] { return journal_.Post(request); }));
}

absl::StatusOr<ledger::v1::PaymentRecord> Books::Void(const ledger::v1::VoidRequest& request) {
  return RecordOf(Insist([&] { return journal_.Void(request); }));
}

absl::StatusOr<std::vector<ledger::v1::PaymentRecord>> Books::OpenPayments() {
  absl::StatusOr<ledger::v1::OpenPaymentsResponse> open = Insist([&] { return journal_.OpenPayments({}); });
  if (!open.ok()) return open.status();
  return std::vector<ledger::v1::PaymentRecord>(open->records().begin(), open->records().end());
}

absl::StatusOr<ledger::v1::PaymentRecord> Books::GetRecord(const std::string& payment) {
  ledger::v1::GetRecordRequest request;
  request.set_payment(payment);
  return RecordOf(Insist([&] { return journal_.GetRecord(request); }));
}

absl::StatusOr<ledger::v1::TakeTraceNumberResponse> Books::TakeTraceNumber() {
  return Insist([&] { return journal_.TakeTraceNumber({}); });
}

absl::Status Books::AdoptBatch(int batch_number, int replaces) {
  ledger::v1::AdoptBatchRequest request;
  request.set_batch_number(batch_number);
  request.set_replaces(replaces);
  return Insist([&] { return journal_.AdoptBatch(request); }).status();
}

absl::Status Books::RecordReceipt(const std::string& payment, const std::vector<std::string>& jobs) {
  ledger::v1::RecordReceiptRequest request;
  request.set_payment(payment);
  *request.mutable_print_jobs() = {jobs.begin(), jobs.end()};
  return Insist([&] { return journal_.RecordReceipt(request); }).status();
}

absl::StatusOr<ledger::v1::Settlement> Books::BeginSettlement(const std::string& operator_id) {
  ledger::v1::BeginSettlementRequest request;
  request.set_operator_id(operator_id);
  return Insist([&] { return journal_.BeginSettlement(request); });
}

absl::StatusOr<ledger::v1::Settlement> Books::RecordSettlementStep(
    const ledger::v1::RecordSettlementStepRequest& request) {
  return Insist([&] { return journal_.RecordSettlementStep(request); });
}

absl::StatusOr<std::vector<ledger::v1::ListUploadsResponse::Upload>> Books::ListUploads(
    const std::string& settlement) {
  ledger::v1::ListUploadsRequest request;
  request.set_settlement(settlement);
  absl::StatusOr<ledger::v1::ListUploadsResponse> next =
      Insist([&] { return journal_.ListUploads(request); });
  if (!next.ok()) return next.status();
  return std::vector<ledger::v1::ListUploadsResponse::Upload>(next->uploads().begin(), next->uploads().end());
}

absl::StatusOr<std::optional<ledger::v1::Settlement>> Books::RunningSettlement() {
  ledger::v1::ListSettlementsRequest newest;
  newest.mutable_page()->set_page_size(1);
  const absl::StatusOr<ledger::v1::ListSettlementsResponse> list =
      Insist([&] { return reports_.ListSettlements(newest); });
  if (!list.ok()) return list.status();
  if (list->settlements().empty() || list->settlements(0).state() == ledger::v1::Settlement::CLOSED)
    return std::nullopt;
  return list->settlements(0);
}

absl::StatusOr<int> Books::ChangeShift(const std::string& operator_id) {
  ledger::v1::ChangeShiftRequest request;
  request.set_operator_id(operator_id);
  const absl::StatusOr<ledger::v1::ChangeShiftResponse> changed =
      Insist([&] { return journal_.ChangeShift(request); });
  if (!changed.ok()) return changed.status();
  return changed->shift_number();
}

absl::StatusOr<ledger::v1::TotalsResponse> Books::Totals(const ledger::v1::TotalsRequest& request) {
  return Insist([&] { return reports_.Totals(request); });
}

absl::StatusOr<ledger::v1::SearchResponse> Books::Search(const ledger::v1::SearchRequest& request) {
  return Insist([&] { return reports_.Search(request); });
}

}  // namespace till::payment
