// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_SERVICES_LEDGER_JOURNAL_SERVICE_H_
#define TILL_SERVICES_LEDGER_JOURNAL_SERVICE_H_

#include <grpcpp/server_context.h>

#include "services/ledger/journal_calls.h"
#include "till/ledger/v1/journal.grpc.pb.h"

namespace till::ledger {

// JournalService is the facet Journal on the wire.
class JournalService final : public v1::Journal::Service {
 public:
  explicit JournalService(Ledger& ledger) : calls_(ledger) {}

  grpc::Status RecordIntent(grpc::ServerContext* context, const v1::RecordIntentRequest* request,
                            v1::RecordIntentResponse* response) override;
  grpc::Status RecordStep(grpc::ServerContext* context, const v1::RecordStepRequest* request,
                          v1::RecordStepResponse* response) override;
  grpc::Status Post(grpc::ServerContext* context, const v1::PostRequest* request,
                    v1::PostResponse* response) override;
  grpc::Status Void(grpc::ServerContext* context, const v1::VoidRequest* request,
                    v1::VoidResponse* response) override;
  grpc::Status OpenPayments(grpc::ServerContext* context, const v1::OpenPaymentsRequest* request,
                            v1::OpenPaymentsResponse* response) override;
  grpc::Status GetRecord(grpc::ServerContext* context, const v1::GetRecordRequest* request,
                         v1::GetRecordResponse* response) override;
  grpc::Status TakeTraceNumber(grpc::ServerContext* context, const v1::TakeTraceNumberRequest* request,
                               v1::TakeTraceNumberResponse* response) override;
  grpc::Status AdoptBatch(grpc::ServerContext* context, const v1::AdoptBatchRequest* request,
                          v1::AdoptBatchResponse* response) override;
  grpc::Status RecordReceipt(grpc::ServerContext* context, const v1::RecordReceiptRequest* request,
                             v1::RecordReceiptResponse* response) override;
  grpc::Status BeginSettlement(grpc::ServerContext* context, const v1::BeginSettlementRequest* request,
                               v1::Settlement* response) override;
  grpc::Status RecordSettlementStep(grpc::ServerContext* context,
                                    const v1::RecordSettlementStepRequest* request,
                                    v1::Settlement* response) override;
  grpc::Status ListUploads(grpc::ServerContext* context, const v1::ListUploadsRequest* request,
                           v1::ListUploadsResponse* response) override;
  grpc::Status ChangeShift(grpc::ServerContext* context, const v1::ChangeShiftRequest* request,
                           v1::ChangeShiftResponse* response) override;

 private:
  JournalCalls calls_;
};

}  // namespace till::ledger

#endif  // TILL_SERVICES_LEDGER_JOURNAL_SERVICE_H_
