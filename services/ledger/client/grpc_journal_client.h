// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_SERVICES_LEDGER_CLIENT_GRPC_JOURNAL_CLIENT_H_
#define TILL_SERVICES_LEDGER_CLIENT_GRPC_JOURNAL_CLIENT_H_

#include <grpcpp/channel.h>

#include <memory>

#include "services/ledger/client/journal_client.h"
#include "till/ledger/v1/journal.grpc.pb.h"

namespace till::ledger {

// GrpcJournalClient is JournalClient over a channel to the facet (rpc::DialFacet(run, "ledger", "journal")).
class GrpcJournalClient final : public JournalClient {
 public:
  explicit GrpcJournalClient(const std::shared_ptr<grpc::ChannelInterface>& channel);

  absl::StatusOr<v1::RecordIntentResponse> RecordIntent(const v1::RecordIntentRequest& request) override;
  absl::StatusOr<v1::RecordStepResponse> RecordStep(const v1::RecordStepRequest& request) override;
  absl::StatusOr<v1::PostResponse> Post(const v1::PostRequest& request) override;
  absl::StatusOr<v1::VoidResponse> Void(const v1::VoidRequest& request) override;
  absl::StatusOr<v1::OpenPaymentsResponse> OpenPayments(const v1::OpenPaymentsRequest& request) override;
  absl::StatusOr<v1::GetRecordResponse> GetRecord(const v1::GetRecordRequest& request) override;
  absl::StatusOr<v1::TakeTraceNumberResponse> TakeTraceNumber(
      const v1::TakeTraceNumberRequest& request) override;
  absl::StatusOr<v1::AdoptBatchResponse> AdoptBatch(const v1::AdoptBatchRequest& request) override;
  absl::StatusOr<v1::RecordReceiptResponse> RecordReceipt(const v1::RecordReceiptRequest& request) override;
  absl::StatusOr<v1::Settlement> BeginSettlement(const v1::BeginSettlementRequest& request) override;
  absl::StatusOr<v1::Settlement> RecordSettlementStep(
      const v1::RecordSettlementStepRequest& request) override;
  absl::StatusOr<v1::ListUploadsResponse> ListUploads(const v1::ListUploadsRequest& request) override;
  absl::StatusOr<v1::ChangeShiftResponse> ChangeShift(const v1::ChangeShiftRequest& request) override;

 private:
  const std::unique_ptr<v1::Journal::Stub> stub_;
};

}  // namespace till::ledger

#endif  // TILL_SERVICES_LEDGER_CLIENT_GRPC_JOURNAL_CLIENT_H_
