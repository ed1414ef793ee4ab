// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_SERVICES_LEDGER_CLIENT_FAKE_JOURNAL_CLIENT_H_
#define TILL_SERVICES_LEDGER_CLIENT_FAKE_JOURNAL_CLIENT_H_

#include <functional>
#include <memory>
#include <string_view>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "services/common/clock/clock.h"
#include "services/ledger/client/journal_client.h"
#include "services/ledger/journal_calls.h"
#include "services/ledger/ledger.h"
#include "services/ledger/ledger_reader.h"

namespace till::ledger {

// FakeJournalClient is the real ledger on a journal in memory: it obeys every rule, and its books can be
// verified.
class FakeJournalClient final : public JournalClient {
 public:
  explicit FakeJournalClient(const Clock& clock);

  // SetFault asks `fault` before each call, with its name ("RecordStep"); a status that is not OK is the
  // answer and nothing is written. Null for none.
  void SetFault(std::function<absl::Status(std::string_view call)> fault);

  // Reader reads the same books; reader().Verify() proves them.
  LedgerReader& reader() { return *reader_; }

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
  absl::Status Fault(std::string_view call);

  const std::unique_ptr<Ledger> ledger_;
  const std::unique_ptr<LedgerReader> reader_;
  JournalCalls calls_;
  absl::Mutex mutex_;
  std::function<absl::Status(std::string_view)> fault_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace till::ledger

#endif  // TILL_SERVICES_LEDGER_CLIENT_FAKE_JOURNAL_CLIENT_H_
