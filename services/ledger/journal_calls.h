// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_SERVICES_LEDGER_JOURNAL_CALLS_H_
#define TILL_SERVICES_LEDGER_JOURNAL_CALLS_H_

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/ledger/ledger.h"
#include "till/ledger/v1/journal.pb.h"

namespace till::ledger {

// JournalCalls is the facet Journal without the wire: messages in, messages out. The gRPC service and the
// fake client both stand on it, so that the fake cannot know less than the real one.
class JournalCalls {
 public:
  explicit JournalCalls(Ledger& ledger) : ledger_(ledger) {}

  absl::StatusOr<v1::RecordIntentResponse> RecordIntent(const v1::RecordIntentRequest& request);
  absl::StatusOr<v1::RecordStepResponse> RecordStep(const v1::RecordStepRequest& request);
  absl::StatusOr<v1::PostResponse> Post(const v1::PostRequest& request);
  absl::StatusOr<v1::VoidResponse> Void(const v1::VoidRequest& request);
  absl::StatusOr<v1::OpenPaymentsResponse> OpenPayments(const v1::OpenPaymentsRequest& request);
  absl::StatusOr<v1::GetRecordResponse> GetRecord(const v1::GetRecordRequest& request);
  absl::StatusOr<v1::TakeTraceNumberResponse> TakeTraceNumber(const v1::TakeTraceNumberRequest& request);
  absl::StatusOr<v1::AdoptBatchResponse> AdoptBatch(const v1::AdoptBatchRequest& request);
  absl::StatusOr<v1::RecordReceiptResponse> RecordReceipt(const v1::RecordReceiptRequest& request);
  absl::StatusOr<v1::Settlement> BeginSettlement(const v1::BeginSettlementRequest& request);
  absl::StatusOr<v1::Settlement> RecordSettlementStep(const v1::RecordSettlementStepRequest& request);
  absl::StatusOr<v1::ListUploadsResponse> ListUploads(const v1::ListUploadsRequest& request);
  absl::StatusOr<v1::ChangeShiftResponse> ChangeShift(const v1::ChangeShiftRequest& request);

 private:
  Ledger& ledger_;
};

}  // namespace till::ledger

#endif  // TILL_SERVICES_LEDGER_JOURNAL_CALLS_H_
