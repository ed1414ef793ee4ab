// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_TESTING_MEMORY_BOOKS_H_
#define TILL_SERVICES_PAYMENT_TESTING_MEMORY_BOOKS_H_

#include <atomic>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>
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
  // When every intent is written.
  google::protobuf::Timestamp now;
  // Called when an intent has been written, before its writer hears of it.
  std::function<void()> on_intent;
  std::atomic<int> reads_of_open = 0;
  // DieAfter makes every write after the n-th fail, as if the process were gone; negative: never.
  void DieAfter(int writes) { writes_left_ = writes; }

  absl::StatusOr<ledger::v1::RecordIntentResponse> RecordIntent(
      const ledger::v1::RecordIntentRequest& request) override {
    absl::StatusOr<ledger::v1::RecordIntentResponse> recorded = WriteIntent(request);
    if (on_intent) on_intent();
    return recorded;
  }

  absl::StatusOr<ledger::v1::RecordIntentResponse> WriteIntent(
      const ledger::v1::RecordIntentRequest& request) {
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
    record.mutable_details()->set_approved_by(request.approved_by());
    record.mutable_details()->set_promotion(request.promotion());
    if (request.has_original_amount())
      *record.mutable_details()->mutable_original_amount() = request.original_amount();
    record.set_original(request.original());
    if (request.has_tip()) *record.mutable_tip() = request.tip();
    record.set_instalments(request.instalments());
    record.mutable_details()->set_signature(request.signature());
    *record.mutable_create_time() = now;
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
      if (request.step() == ledger::v1::ABOUT_TO_SEND) record.set_send_attempts(record.send_attempts() + 1);
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
    ++reads_of_open;
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

  absl::Status AdoptBatch(int batch_number, int replaces) override {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (replaces == 0 || replaces == batch_) batch_ = batch_number;
    return absl::OkStatus();
  }

  absl::Status RecordReceipt(const std::string& payment, const std::vector<std::string>& jobs) override {
    const std::lock_guard<std::mutex> lock(mutex_);
    *records_[payment].mutable_print_jobs() = {jobs.begin(), jobs.end()};
    return absl::OkStatus();
  }

  absl::StatusOr<ledger::v1::Settlement> BeginSettlement(const std::string& operator_id) override {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (settlement_) return *settlement_;
    for (const auto& [name, record] : records_) {
      if (record.state() == ledger::v1::PaymentRecord::OPEN)
        return MakeError(ErrorCode::kUnresolvedPayments, "a payment is open");
    }
    if (absl::Status status = Write(); !status.ok()) return status;
    ledger::v1::Settlement& settlement = settlement_.emplace();
    settlement.set_name("settlements/" + std::to_string(batch_) + "-1");
    settlement.set_batch_number(batch_);
    settlement.set_state(ledger::v1::Settlement::BEGUN);
    settlement.set_operator_id(operator_id);
    settlement.set_trace_number(++trace_);
    for (const auto& [name, record] : records_) {
      if (record.state() != ledger::v1::PaymentRecord::POSTED) continue;
      settlement.mutable_domestic()->set_debit_count(settlement.domestic().debit_count() + 1);
      settlement.mutable_domestic()->set_debit_minor(settlement.domestic().debit_minor() +
                                                     record.amount().minor_units());
    }
    return settlement;
  }

  absl::StatusOr<ledger::v1::Settlement> RecordSettlementStep(
      const ledger::v1::RecordSettlementStepRequest& request) override {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (!settlement_ || settlement_->name() != request.settlement())
      return MakeError(ErrorCode::kNotFound, "no such settlement");
    if (absl::Status status = Write(); !status.ok()) return status;
    if (request.state() != ledger::v1::Settlement::STATE_UNSPECIFIED) settlement_->set_state(request.state());
    if (request.domestic_flag() != 0) settlement_->set_domestic_flag(request.domestic_flag());
    if (request.foreign_flag() != 0) settlement_->set_foreign_flag(request.foreign_flag());
    for (const std::string& payment : request.uploaded_payments()) uploaded_.insert(payment);
    settlement_->set_uploaded(static_cast<int>(uploaded_.size()));
    settlement_->set_to_upload(static_cast<int>(uploads.size()));
    *settlement_->mutable_print_jobs() = request.print_jobs();
    if (request.state() != ledger::v1::Settlement::CLOSED) return *settlement_;
    closed.push_back(*settlement_);
    settlement_.reset();
    ++batch_;
    return closed.back();
  }

  // What is to be uploaded, in order.
  std::vector<ledger::v1::ListUploadsResponse::Upload> uploads;
  std::vector<ledger::v1::Settlement> closed;
  int shift = 1;

  absl::StatusOr<std::vector<ledger::v1::ListUploadsResponse::Upload>> ListUploads(
      const std::string& settlement) override {
    const std::lock_guard<std::mutex> lock(mutex_);
    std::vector<ledger::v1::ListUploadsResponse::Upload> next;
    for (const auto& upload : uploads) {
      if (!uploaded_.contains(upload.record().payment())) next.push_back(upload);
    }
    return next;
  }

  absl::StatusOr<std::optional<ledger::v1::Settlement>> RunningSettlement() override {
    const std::lock_guard<std::mutex> lock(mutex_);
    return settlement_;
  }

  absl::StatusOr<int> ChangeShift(const std::string& operator_id) override { return ++shift; }

  absl::StatusOr<ledger::v1::TotalsResponse> Totals(const ledger::v1::TotalsRequest& request) override {
    const std::lock_guard<std::mutex> lock(mutex_);
    ledger::v1::TotalsResponse totals;
    totals.set_batch_number(batch_);
    return totals;
  }

  absl::StatusOr<ledger::v1::SearchResponse> Search(const ledger::v1::SearchRequest& request) override {
    const std::lock_guard<std::mutex> lock(mutex_);
    ledger::v1::SearchResponse found;
    for (const auto& [name, record] : records_) {
      const bool before = !request.has_to() || record.create_time().seconds() < request.to().seconds();
      if (before && record.batch_number() == request.batch_number() &&
          record.state() == ledger::v1::PaymentRecord::POSTED)
        *found.add_records() = record;
    }
    return found;
  }

  // Edit lets a test write into a record what `ledger` would.
  void Edit(const std::string& payment, const std::function<void(ledger::v1::PaymentRecord&)>& change) {
    const std::lock_guard<std::mutex> lock(mutex_);
    change(records_[payment]);
  }

  // The payments of a kind, in the order of their names.
  std::vector<ledger::v1::PaymentRecord> OfKind(ledger::v1::PaymentKind kind) const {
    const std::lock_guard<std::mutex> lock(mutex_);
    std::vector<ledger::v1::PaymentRecord> found;
    for (const auto& [name, record] : records_) {
      if (record.kind() == kind) found.push_back(record);
    }
    return found;
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
  std::optional<ledger::v1::Settlement> settlement_;
  std::set<std::string> uploaded_;
};

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_TESTING_MEMORY_BOOKS_H_
