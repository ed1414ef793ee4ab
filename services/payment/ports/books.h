// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_PORTS_BOOKS_H_
#define TILL_SERVICES_PAYMENT_PORTS_BOOKS_H_

#include <string>
#include <vector>

#include "services/ledger/client/journal_client.h"
#include "services/payment/ports.h"

namespace till::payment {

// Books writes to `ledger`.
class Books final : public BooksPort {
 public:
  explicit Books(ledger::JournalClient& journal) : journal_(journal) {}

  absl::StatusOr<ledger::v1::RecordIntentResponse> RecordIntent(const ledger::v1::RecordIntentRequest& request) override;
  absl::StatusOr<ledger::v1::PaymentRecord> RecordStep(const ledger::v1::RecordStepRequest& request) override;
  absl::StatusOr<ledger::v1::PaymentRecord> Post(const ledger::v1::PostRequest& request) override;
  absl::StatusOr<ledger::v1::PaymentRecord> Void(const ledger::v1::VoidRequest& request) override;
  absl::StatusOr<std::vector<ledger::v1::PaymentRecord>> OpenPayments() override;
  absl::StatusOr<ledger::v1::PaymentRecord> GetRecord(const std::string& payment) override;
  absl::StatusOr<ledger::v1::TakeTraceNumberResponse> TakeTraceNumber() override;
  absl::Status AdoptBatch(int batch_number) override;
  absl::Status RecordReceipt(const std::string& payment, const std::vector<std::string>& jobs) override;

 private:
  ledger::JournalClient& journal_;
};

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_PORTS_BOOKS_H_
