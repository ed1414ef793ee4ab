// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_SERVICES_LEDGER_CLIENT_JOURNAL_CLIENT_H_
#define TILL_SERVICES_LEDGER_CLIENT_JOURNAL_CLIENT_H_

#include "absl/status/statusor.h"
#include "till/ledger/v1/journal.pb.h"

namespace till::ledger {

// JournalClient writes the books of `ledger` (facet Journal). Caller: `payment`. Each call ends within five
// seconds; a call that timed out may have been written, and asking again with the same content answers it.
// Thread-safe.
class JournalClient {
 public:
  virtual ~JournalClient() = default;

  virtual absl::StatusOr<v1::RecordIntentResponse> RecordIntent(const v1::RecordIntentRequest& request) = 0;
  virtual absl::StatusOr<v1::RecordStepResponse> RecordStep(const v1::RecordStepRequest& request) = 0;
  virtual absl::StatusOr<v1::PostResponse> Post(const v1::PostRequest& request) = 0;
  virtual absl::StatusOr<v1::VoidResponse> Void(const v1::VoidRequest& request) = 0;
  virtual absl::StatusOr<v1::OpenPaymentsResponse> OpenPayments(const v1::OpenPaymentsRequest& request) = 0;
  virtual absl::StatusOr<v1::GetRecordResponse> GetRecord(const v1::GetRecordRequest& request) = 0;
  virtual absl::StatusOr<v1::TakeTraceNumberResponse> TakeTraceNumber(
      const v1::TakeTraceNumberRequest& request) = 0;
  virtual absl::StatusOr<v1::AdoptBatchResponse> AdoptBatch(const v1::AdoptBatchRequest& request) = 0;
  virtual absl::StatusOr<v1::RecordReceiptResponse> RecordReceipt(
      const v1::RecordReceiptRequest& request) = 0;
  virtual absl::StatusOr<v1::Settlement> BeginSettlement(const v1::BeginSettlementRequest& request) = 0;
  virtual absl::StatusOr<v1::Settlement> RecordSettlementStep(
      const v1::RecordSettlementStepRequest& request) = 0;
  virtual absl::StatusOr<v1::ListUploadsResponse> ListUploads(const v1::ListUploadsRequest& request) = 0;
  virtual absl::StatusOr<v1::ChangeShiftResponse> ChangeShift(const v1::ChangeShiftRequest& request) = 0;
};

}  // namespace till::ledger

#endif  // TILL_SERVICES_LEDGER_CLIENT_JOURNAL_CLIENT_H_
