// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/client/grpc_journal_client.h"

#include "absl/time/time.h"
#include "services/common/rpc/call.h"

namespace till::ledger {
namespace {

// A commit takes milliseconds; a slow flash card may take a second.
constexpr absl::Duration kDeadline = absl::Seconds(5);

}  // namespace

GrpcJournalClient::GrpcJournalClient(const std::shared_ptr<grpc::ChannelInterface>& channel)
    : stub_(v1::Journal::NewStub(channel)) {}

absl::StatusOr<v1::RecordIntentResponse> GrpcJournalClient::RecordIntent(
    const v1::RecordIntentRequest& request) {
  return rpc::UnaryCall(*stub_, &v1::Journal::Stub::RecordIntent, request, kDeadline);
}

absl::StatusOr<v1::RecordStepResponse> GrpcJournalClient::RecordStep(const v1::RecordStepRequest& request) {
  return rpc::UnaryCall(*stub_, &v1::Journal::Stub::RecordStep, request, kDeadline);
}

absl::StatusOr<v1::PostResponse> GrpcJournalClient::Post(const v1::PostRequest& request) {
  return rpc::UnaryCall(*stub_, &v1::Journal::Stub::Post, request, kDeadline);
}

absl::StatusOr<v1::VoidResponse> GrpcJournalClient::Void(const v1::VoidRequest& request) {
  return rpc::UnaryCall(*stub_, &v1::Journal::Stub::Void, request, kDeadline);
}

absl::StatusOr<v1::OpenPaymentsResponse> GrpcJournalClient::OpenPayments(
    const v1::OpenPaymentsRequest& request) {
  return rpc::UnaryCall(*stub_, &v1::Journal::Stub::OpenPayments, request, kDeadline);
}

absl::StatusOr<v1::GetRecordResponse> GrpcJournalClient::GetRecord(const v1::GetRecordRequest& request) {
  return rpc::UnaryCall(*stub_, &v1::Journal::Stub::GetRecord, request, kDeadline);
}

absl::StatusOr<v1::TakeTraceNumberResponse> GrpcJournalClient::TakeTraceNumber(
    const v1::TakeTraceNumberRequest& request) {
  return rpc::UnaryCall(*stub_, &v1::Journal::Stub::TakeTraceNumber, request, kDeadline);
}

absl::StatusOr<v1::AdoptBatchResponse> GrpcJournalClient::AdoptBatch(const v1::AdoptBatchRequest& request) {
  return rpc::UnaryCall(*stub_, &v1::Journal::Stub::AdoptBatch, request, kDeadline);
}

absl::StatusOr<v1::RecordReceiptResponse> GrpcJournalClient::RecordReceipt(
    const v1::RecordReceiptRequest& request) {
  return rpc::UnaryCall(*stub_, &v1::Journal::Stub::RecordReceipt, request, kDeadline);
}

absl::StatusOr<v1::Settlement> GrpcJournalClient::BeginSettlement(const v1::BeginSettlementRequest& request) {
  return rpc::UnaryCall(*stub_, &v1::Journal::Stub::BeginSettlement, request, kDeadline);
}

absl::StatusOr<v1::Settlement> GrpcJournalClient::RecordSettlementStep(
    const v1::RecordSettlementStepRequest& request) {
  return rpc::UnaryCall(*stub_, &v1::Journal::Stub::RecordSettlementStep, request, kDeadline);
}

absl::StatusOr<v1::ListUploadsResponse> GrpcJournalClient::ListUploads(
    const v1::ListUploadsRequest& request) {
  return rpc::UnaryCall(*stub_, &v1::Journal::Stub::ListUploads, request, kDeadline);
}

absl::StatusOr<v1::ChangeShiftResponse> GrpcJournalClient::ChangeShift(
    const v1::ChangeShiftRequest& request) {
  return rpc::UnaryCall(*stub_, &v1::Journal::Stub::ChangeShift, request, kDeadline);
}

}  // namespace till::ledger
