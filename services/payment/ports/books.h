// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_PORTS_BOOKS_H_
#define TILL_SERVICES_PAYMENT_PORTS_BOOKS_H_

#include <optional>
#include <string>
#include <vector>

#include "services/common/clock/clock.h"
#include "services/ledger/client/journal_client.h"
#include "services/ledger/client/reports_client.h"
#include "services/payment/ports.h"

namespace till::payment {

// Books writes to `ledger`. A call that found nobody there is made again a few times: each is idempotent, and
// `ledger` is back from a crash within a moment.
class Books final : public BooksPort {
 public:
  Books(ledger::JournalClient& journal, ledger::ReportsClient& reports, Clock& clock)
      : journal_(journal), reports_(reports), clock_(clock) {}

  absl::StatusOr<ledger::v1::RecordIntentResponse> RecordIntent(
      const ledger::v1::RecordIntentRequest& request) override;
  absl::StatusOr<ledger::v1::PaymentRecord> RecordStep(const ledger::v1::RecordStepRequest& request) override;
  absl::StatusOr<ledger::v1::PaymentRecord> Post(const ledger::v1::PostRequest& request) override;
  absl::StatusOr<ledger::v1::PaymentRecord> Void(const ledger::v1::VoidRequest& request) override;
  absl::StatusOr<std::vector<ledger::v1::PaymentRecord>> OpenPayments() override;
  absl::StatusOr<ledger::v1::PaymentRecord> GetRecord(const std::string& payment) override;
  absl::StatusOr<ledger::v1::TakeTraceNumberResponse> TakeTraceNumber() override;
  absl::Status AdoptBatch(int batch_number, int replaces) override;
  absl::Status RecordReceipt(const std::string& payment, const std::vector<std::string>& jobs) override;
  absl::StatusOr<ledger::v1::Settlement> BeginSettlement(const std::string& operator_id) override;
  absl::StatusOr<ledger::v1::Settlement> RecordSettlementStep(
      const ledger::v1::RecordSettlementStepRequest& request) override;
  absl::StatusOr<std::vector<ledger::v1::ListUploadsResponse::Upload>> ListUploads(
      const std::string& settlement) override;
  absl::StatusOr<std::optional<ledger::v1::Settlement>> RunningSettlement() override;
  absl::StatusOr<int> ChangeShift(const std::string& operator_id) override;
  absl::StatusOr<ledger::v1::TotalsResponse> Totals(const ledger::v1::TotalsRequest& request) override;
  absl::StatusOr<ledger::v1::SearchResponse> Search(const ledger::v1::SearchRequest& request) override;

 private:
  template <typename Call>
  auto Insist(Call call);

  ledger::JournalClient& journal_;
  ledger::ReportsClient& reports_;
  Clock& clock_;
};

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_PORTS_BOOKS_H_
