// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_TESTING_MEMORY_BOOKS_H_
#define TILL_SERVICES_PAYMENT_TESTING_MEMORY_BOOKS_H_

#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "services/common/status/error.h"
#include "services/payment/ports.h"

namespace till::payment {

// MemoryBooks keeps records in memory and can be told to fail, for tests of the state machine. What may
// follow what is `ledger`'s own to check, and tested there.
class MemoryBooks final : public BooksPort {
 public:
  // FailOn makes writes of that step (and Post, Void, when named) fail with STORAGE_FULL until cleared.
  void FailOn(ledger::v1::Step step) { fail_step_ = step; }
  void FailPost(bool fail) { fail_post_ = fail; }
  // DieAfter makes every write after the n-th fail, as if the process were gone; negative: never.
  void DieAfter(int writes) { writes_left_ = writes; }

  absl::StatusOr<ledger::v1::RecordIntentResponse> RecordIntent(
      const ledger::v1::RecordIntentRequest& request) override {
    const std::lock_guard<std::mutex> lock(mutex_);
    ledger::v1::RecordIntentResponse response;
    for (const auto& [name, record] : records_) {
      if (record.request_id() != request.request_id()) continue;
      if (digests_[name] != request.request_digest())
        return MakeError(ErrorCode::kRequestIdReused, "other content");
      *response.mutable_record() = record;
      response.set_existed(true);
      return response;
    }
    if (absl::Status status = Write(); !status.ok()) return status;
    ledger::v1::PaymentRecord& record = records_[request.payment()];
    digests_[request.payment()] = request.request_digest();
    record.set_payment(request.payment());
    record.set_request_id(request.request_id());
    record.set_kind(request.kind());
    *record.mutable_amount() = request.amount();
    record.set_operator_id(request.operator_id());
    record.set_trace_number(++trace_);
    record.set_batch_number(batch_);
    record.set_state(ledger::v1::PaymentRecord::OPEN);
    *response.mutable_record() = record;
    return response;
  }

  absl::StatusOr<ledger::v1::PaymentRecord> RecordStep(
      const ledger::v1::RecordStepRequest& request) override {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (request.step() == fail_step_) return MakeError(ErrorCode::kStorageFull, "no space");
    return Change(request.payment(), request.details(), [&](ledger::v1::PaymentRecord& record) {
      record.set_last_step(request.step());
      record.add_steps()->set_step(request.step());
      if (request.step() == ledger::v1::REVERSAL_SENT)
        record.set_reversal_attempts(record.reversal_attempts() + 1);
    });
  }

  absl::StatusOr<ledger::v1::PaymentRecord> Post(const ledger::v1::PostRequest& request) override {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (fail_post_) return MakeError(ErrorCode::kStorageFull, "no space");
    return Change(request.payment(), request.details(), [](ledger::v1::PaymentRecord& record) {
      record.set_state(ledger::v1::PaymentRecord::POSTED);
    });
  }

  absl::StatusOr<ledger::v1::PaymentRecord> Void(const ledger::v1::VoidRequest& request) override {
    const std::lock_guard<std::mutex> lock(mutex_);
    return Change(request.payment(), request.details(), [&](ledger::v1::PaymentRecord& record) {
      record.set_state(ledger::v1::PaymentRecord::VOIDED);
      record.mutable_details()->set_void_reason(request.reason());
    });
  }

  absl::StatusOr<std::vector<ledger::v1::PaymentRecord>> OpenPayments() override {
    const std::lock_guard<std::mutex> lock(mutex_);
    std::vector<ledger::v1::PaymentRecord> open;
    for (const auto& [name, record] : records_) {
      if (record.state() == ledger::v1::PaymentRecord::OPEN) open.push_back(record);
    }
    return open;
  }

  absl::StatusOr<ledger::v1::PaymentRecord> GetRecord(const std::string& payment) override {
    const std::lock_guard<std::mutex> lock(mutex_);
    const auto found = records_.find(payment);
    if (found == records_.end()) return MakeError(ErrorCode::kNotFound, "no such payment");
    return found->second;
  }

  absl::StatusOr<ledger::v1::TakeTraceNumberResponse> TakeTraceNumber() override {
    const std::lock_guard<std::mutex> lock(mutex_);
    ledger::v1::TakeTraceNumberResponse response;
    response.set_trace_number(++trace_);
    response.set_batch_number(batch_);
    return response;
  }

  absl::Status AdoptBatch(int batch_number) override {
    const std::lock_guard<std::mutex> lock(mutex_);
    batch_ = batch_number;
    return absl::OkStatus();
  }

  absl::Status RecordReceipt(const std::string& payment, const std::vector<std::string>& jobs) override {
    const std::lock_guard<std::mutex> lock(mutex_);
    *records_[payment].mutable_print_jobs() = {jobs.begin(), jobs.end()};
    return absl::OkStatus();
  }

  int payments() const {
    const std::lock_guard<std::mutex> lock(mutex_);
    return static_cast<int>(records_.size());
  }

 private:
  absl::Status Write() {
    if (writes_left_ == 0) return MakeError(ErrorCode::kServiceUnavailable, "the books are gone");
    if (writes_left_ > 0) --writes_left_;
    return absl::OkStatus();
  }

  template <typename Mutation>
  absl::StatusOr<ledger::v1::PaymentRecord> Change(const std::string& payment,
                                                   const ledger::v1::StepDetails& details, Mutation change) {
    if (absl::Status status = Write(); !status.ok()) return status;
    const auto found = records_.find(payment);
    if (found == records_.end()) return MakeError(ErrorCode::kNotFound, "no such payment");
    if (found->second.state() != ledger::v1::PaymentRecord::OPEN) {
      return MakeError(ErrorCode::kIllegalStep, "the payment has ended");
    }
    found->second.mutable_details()->MergeFrom(details);
    change(found->second);
    return found->second;
  }

  mutable std::mutex mutex_;
  std::map<std::string, ledger::v1::PaymentRecord> records_;
  std::map<std::string, std::string> digests_;
  int trace_ = 0;
  int batch_ = 1;
  ledger::v1::Step fail_step_ = ledger::v1::STEP_UNSPECIFIED;
  bool fail_post_ = false;
  int writes_left_ = -1;
};

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_TESTING_MEMORY_BOOKS_H_
