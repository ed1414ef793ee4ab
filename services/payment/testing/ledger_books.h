// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_TESTING_LEDGER_BOOKS_H_
#define TILL_SERVICES_PAYMENT_TESTING_LEDGER_BOOKS_H_

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "services/common/status/error.h"
#include "services/ledger/client/fake_journal_client.h"
#include "services/payment/ports.h"

namespace till::payment {

// LedgerBooks is the real ledger in memory behind the port: the machine's steps meet the ledger's own rules.
class LedgerBooks final : public BooksPort {
 public:
  explicit LedgerBooks(const Clock& clock) : journal_(clock) {}

  // The fake, to make it fail or to prove its books.
  ledger::FakeJournalClient& journal() { return journal_; }

  // LoseAnswersFrom lets the n-th step from now, and all that follow, be written and say that they were not;
  // 0: none.
  void LoseAnswersFrom(int step) {
    lose_from_ = step;
    steps_ = 0;
  }

  absl::StatusOr<ledger::v1::RecordIntentResponse> RecordIntent(
      const ledger::v1::RecordIntentRequest& request) override {
    return journal_.RecordIntent(request);
  }
  absl::StatusOr<ledger::v1::PaymentRecord> RecordStep(
      const ledger::v1::RecordStepRequest& request) override {
    return RecordOf(journal_.RecordStep(request));
  }
  absl::StatusOr<ledger::v1::PaymentRecord> Post(const ledger::v1::PostRequest& request) override {
    return RecordOf(journal_.Post(request));
  }
  absl::StatusOr<ledger::v1::PaymentRecord> Void(const ledger::v1::VoidRequest& request) override {
    return RecordOf(journal_.Void(request));
  }
  absl::StatusOr<std::vector<ledger::v1::PaymentRecord>> OpenPayments() override {
    const absl::StatusOr<ledger::v1::OpenPaymentsResponse> open = journal_.OpenPayments({});
    if (!open.ok()) return open.status();
    return std::vector<ledger::v1::PaymentRecord>(open->records().begin(), open->records().end());
  }
  absl::StatusOr<ledger::v1::PaymentRecord> GetRecord(const std::string& payment) override {
    ledger::v1::GetRecordRequest request;
    request.set_payment(payment);
    return RecordOf(journal_.GetRecord(request));
  }
  absl::StatusOr<ledger::v1::TakeTraceNumberResponse> TakeTraceNumber() override {
    return journal_.TakeTraceNumber({});
  }
  absl::Status AdoptBatch(int batch_number, int replaces) override {
    ledger::v1::AdoptBatchRequest request;
    request.set_batch_number(batch_number);
    request.set_replaces(replaces);
    return journal_.AdoptBatch(request).status();
  }
  absl::Status RecordReceipt(const std::string& payment, const std::vector<std::string>& jobs) override {
    ledger::v1::RecordReceiptRequest request;
    request.set_payment(payment);
    *request.mutable_print_jobs() = {jobs.begin(), jobs.end()};
    return journal_.RecordReceipt(request).status();
  }
  absl::StatusOr<ledger::v1::Settlement> BeginSettlement(const std::string& operator_id) override {
    ledger::v1::BeginSettlementRequest request;
    request.set_operator_id(operator_id);
    return journal_.BeginSettlement(request);
  }
  absl::StatusOr<ledger::v1::Settlement> RecordSettlementStep(
      const ledger::v1::RecordSettlementStepRequest& request) override {
    return journal_.RecordSettlementStep(request);
  }
  absl::StatusOr<std::vector<ledger::v1::ListUploadsResponse::Upload>> ListUploads(
      const std::string& settlement) override {
    ledger::v1::ListUploadsRequest request;
    request.set_settlement(settlement);
    const absl::StatusOr<ledger::v1::ListUploadsResponse> next = journal_.ListUploads(request);
    if (!next.ok()) return next.status();
    return std::vector<ledger::v1::ListUploadsResponse::Upload>(next->uploads().begin(),
                                                                next->uploads().end());
  }

 private:
  template <typename Response>
  absl::StatusOr<ledger::v1::PaymentRecord> AnswerOf(absl::StatusOr<Response> response) {
    if (lose_from_ != 0 && ++steps_ >= lose_from_) return MakeError(ErrorCode::kTimedOut, "no answer");
    return RecordOf(std::move(response));
  }

  template <typename Response>
  static absl::StatusOr<ledger::v1::PaymentRecord> RecordOf(absl::StatusOr<Response> response) {
    if (!response.ok()) return response.status();
    return std::move(*response->mutable_record());
  }

  ledger::FakeJournalClient journal_;
  int lose_from_ = 0;
  int steps_ = 0;
};

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_TESTING_LEDGER_BOOKS_H_
