// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/journal_service.h"

#include <utility>

#include "services/common/rpc/status_mapping.h"

namespace till::ledger {
namespace {

template <typename Response>
grpc::Status Answer(absl::StatusOr<Response> result, Response* response, const grpc::ServerContext* context) {
  if (!result.ok()) return rpc::ToGrpc(result.status(), context);
  *response = *std::move(result);
  return grpc::Status::OK;
}

}  // namespace

grpc::Status JournalService::RecordIntent(grpc::ServerContext* context,
                                          const v1::RecordIntentRequest* request,
                                          v1::RecordIntentResponse* response) {
  return Answer(calls_.RecordIntent(*request), response, context);
}

grpc::Status JournalService::RecordStep(grpc::ServerContext* context, const v1::RecordStepRequest* request,
                                        v1::RecordStepResponse* response) {
  return Answer(calls_.RecordStep(*request), response, context);
}

grpc::Status JournalService::Post(grpc::ServerContext* context, const v1::PostRequest* request,
                                  v1::PostResponse* response) {
  return Answer(calls_.Post(*request), response, context);
}

grpc::Status JournalService::Void(grpc::ServerContext* context, const v1::VoidRequest* request,
                                  v1::VoidResponse* response) {
  return Answer(calls_.Void(*request), response, context);
}

grpc::Status JournalService::OpenPayments(grpc::ServerContext* context,
                                          const v1::OpenPaymentsRequest* request,
                                          v1::OpenPaymentsResponse* response) {
  return Answer(calls_.OpenPayments(*request), response, context);
}

grpc::Status JournalService::GetRecord(grpc::ServerContext* context, const v1::GetRecordRequest* request,
                                       v1::GetRecordResponse* response) {
  return Answer(calls_.GetRecord(*request), response, context);
}

grpc::Status JournalService::TakeTraceNumber(grpc::ServerContext* context,
                                             const v1::TakeTraceNumberRequest* request,
                                             v1::TakeTraceNumberResponse* response) {
  return Answer(calls_.TakeTraceNumber(*request), response, context);
}

grpc::Status JournalService::AdoptBatch(grpc::ServerContext* context, const v1::AdoptBatchRequest* request,
                                        v1::AdoptBatchResponse* response) {
  return Answer(calls_.AdoptBatch(*request), response, context);
}

grpc::Status JournalService::RecordReceipt(grpc::ServerContext* context,
                                           const v1::RecordReceiptRequest* request,
                                           v1::RecordReceiptResponse* response) {
  return Answer(calls_.RecordReceipt(*request), response, context);
}

grpc::Status JournalService::BeginSettlement(grpc::ServerContext* context,
                                             const v1::BeginSettlementRequest* request,
                                             v1::Settlement* response) {
  return Answer(calls_.BeginSettlement(*request), response, context);
}

grpc::Status JournalService::RecordSettlementStep(grpc::ServerContext* context,
                                                  const v1::RecordSettlementStepRequest* request,
                                                  v1::Settlement* response) {
  return Answer(calls_.RecordSettlementStep(*request), response, context);
}

grpc::Status JournalService::ListUploads(grpc::ServerContext* context, const v1::ListUploadsRequest* request,
                                         v1::ListUploadsResponse* response) {
  return Answer(calls_.ListUploads(*request), response, context);
}

grpc::Status JournalService::ChangeShift(grpc::ServerContext* context, const v1::ChangeShiftRequest* request,
                                         v1::ChangeShiftResponse* response) {
  return Answer(calls_.ChangeShift(*request), response, context);
}

}  // namespace till::ledger
