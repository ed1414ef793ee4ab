// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/client/fake_journal_client.h"

#include <utility>

namespace till::ledger {

// A journal in memory opens unless there is no memory; then the test may as well end here.
FakeJournalClient::FakeJournalClient(const Clock& clock)
    : ledger_(Ledger::Open(":memory:", {}, clock).value()),
      reader_(LedgerReader::Over(*ledger_)),
      calls_(*ledger_) {}

void FakeJournalClient::SetFault(std::function<absl::Status(std::string_view)> fault) {
  absl::MutexLock lock(&mutex_);
  fault_ = std::move(fault);
}

absl::Status FakeJournalClient::Fault(std::string_view call) {
  absl::MutexLock lock(&mutex_);
  return fault_ ? fault_(call) : absl::OkStatus();
}

absl::StatusOr<v1::RecordIntentResponse> FakeJournalClient::RecordIntent(
    const v1::RecordIntentRequest& request) {
  if (absl::Status fault = Fault("RecordIntent"); !fault.ok()) return fault;
  return calls_.RecordIntent(request);
}

absl::StatusOr<v1::RecordStepResponse> FakeJournalClient::RecordStep(const v1::RecordStepRequest& request) {
  if (absl::Status fault = Fault("RecordStep"); !fault.ok()) return fault;
  return calls_.RecordStep(request);
}

absl::StatusOr<v1::PostResponse> FakeJournalClient::Post(const v1::PostRequest& request) {
  if (absl::Status fault = Fault("Post"); !fault.ok()) return fault;
  return calls_.Post(request);
}

absl::StatusOr<v1::VoidResponse> FakeJournalClient::Void(const v1::VoidRequest& request) {
  if (absl::Status fault = Fault("Void"); !fault.ok()) return fault;
  return calls_.Void(request);
}

absl::StatusOr<v1::OpenPaymentsResponse> FakeJournalClient::OpenPayments(
    const v1::OpenPaymentsRequest& request) {
  if (absl::Status fault = Fault("OpenPayments"); !fault.ok()) return fault;
  return calls_.OpenPayments(request);
}

absl::StatusOr<v1::GetRecordResponse> FakeJournalClient::GetRecord(const v1::GetRecordRequest& request) {
  if (absl::Status fault = Fault("GetRecord"); !fault.ok()) return fault;
  return calls_.GetRecord(request);
}

absl::StatusOr<v1::TakeTraceNumberResponse> FakeJournalClient::TakeTraceNumber(
    const v1::TakeTraceNumberRequest& request) {
  if (absl::Status fault = Fault("TakeTraceNumber"); !fault.ok()) return fault;
  return calls_.TakeTraceNumber(request);
}

absl::StatusOr<v1::AdoptBatchResponse> FakeJournalClient::AdoptBatch(const v1::AdoptBatchRequest& request) {
  if (absl::Status fault = Fault("AdoptBatch"); !fault.ok()) return fault;
  return calls_.AdoptBatch(request);
}

absl::StatusOr<v1::RecordReceiptResponse> FakeJournalClient::RecordReceipt(
    const v1::RecordReceiptRequest& request) {
  if (absl::Status fault = Fault("RecordReceipt"); !fault.ok()) return fault;
  return calls_.RecordReceipt(request);
}

absl::StatusOr<v1::Settlement> FakeJournalClient::BeginSettlement(const v1::BeginSettlementRequest& request) {
  if (absl::Status fault = Fault("BeginSettlement"); !fault.ok()) return fault;
  return calls_.BeginSettlement(request);
}

absl::StatusOr<v1::Settlement> FakeJournalClient::RecordSettlementStep(
    const v1::RecordSettlementStepRequest& request) {
  if (absl::Status fault = Fault("RecordSettlementStep"); !fault.ok()) return fault;
  return calls_.RecordSettlementStep(request);
}

absl::StatusOr<v1::ListUploadsResponse> FakeJournalClient::ListUploads(
    const v1::ListUploadsRequest& request) {
  if (absl::Status fault = Fault("ListUploads"); !fault.ok()) return fault;
  return calls_.ListUploads(request);
}

absl::StatusOr<v1::ChangeShiftResponse> FakeJournalClient::ChangeShift(
    const v1::ChangeShiftRequest& request) {
  if (absl::Status fault = Fault("ChangeShift"); !fault.ok()) return fault;
  return calls_.ChangeShift(request);
}

}  // namespace till::ledger
