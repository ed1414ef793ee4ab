// SPDX-License-Identifier: Apache-2.0
#include "services/pin/client/fake_pin_entry_client.h"

namespace till::pin {

void FakePinEntryClient::Queue(v1::PinEntryResult::Outcome outcome, int digits) {
  absl::MutexLock lock(&mutex_);
  answers_.push_back(
      {.error = absl::OkStatus(), .outcome = outcome, .digits = digits, .until_cancelled = false});
}

void FakePinEntryClient::QueueError(absl::Status error) {
  absl::MutexLock lock(&mutex_);
  answers_.push_back({.error = std::move(error), .digits = 0});
}

void FakePinEntryClient::QueueUntilCancelled() {
  absl::MutexLock lock(&mutex_);
  answers_.push_back({.outcome = v1::PinEntryResult::CANCELLED, .digits = 0, .until_cancelled = true});
}

void FakePinEntryClient::SetStatus(v1::PinEntryStatusResponse status) {
  absl::MutexLock lock(&mutex_);
  status_ = std::move(status);
}

void FakePinEntryClient::WaitUntilAsked() {
  absl::MutexLock lock(&mutex_);
  mutex_.Await(absl::Condition(
      +[](std::string* payment) { return !payment->empty(); }, &waiting_for_cancel_of_));
}

std::vector<v1::EnterOnlinePinRequest> FakePinEntryClient::requests() const {
  absl::MutexLock lock(&mutex_);
  return requests_;
}

std::vector<std::string> FakePinEntryClient::cancelled() const {
  absl::MutexLock lock(&mutex_);
  return cancelled_;
}

absl::StatusOr<v1::PinEntryResult> FakePinEntryClient::EnterOnlinePin(
    const v1::EnterOnlinePinRequest& request, absl::FunctionRef<void(int)> on_digit_count) {
  Answer answer;
  {
    absl::MutexLock lock(&mutex_);
    requests_.push_back(request);
    if (!answers_.empty()) {
      answer = std::move(answers_.front());
      answers_.pop_front();
    }
    if (answer.until_cancelled) {
      waiting_for_cancel_of_ = request.payment();
      mutex_.Await(absl::Condition(
          +[](std::string* payment) { return payment->empty(); }, &waiting_for_cancel_of_));
    }
  }
  for (int count = 1; count <= answer.digits; ++count) on_digit_count(count);
  if (!answer.error.ok()) return answer.error;
  v1::PinEntryResult result;
  result.set_outcome(answer.outcome);
  if (answer.outcome == v1::PinEntryResult::ENTERED) {
    result.set_pin_block(std::string("\x01\x23\x45\x67\x89\xAB\xCD\xEF", 8));
  }
  return result;
}

absl::StatusOr<v1::CardNumberResult> FakePinEntryClient::EnterCardNumber(
    const v1::EnterCardNumberRequest& request,
    absl::FunctionRef<void(const v1::CardNumberProgress&)> on_progress) {
  Answer answer;
  {
    absl::MutexLock lock(&mutex_);
    if (!answers_.empty()) {
      answer = std::move(answers_.front());
      answers_.pop_front();
    }
  }
  v1::CardNumberProgress progress;
  progress.set_part(v1::CardNumberProgress::NUMBER);
  progress.set_digit_count(1);
  on_progress(progress);
  if (!answer.error.ok()) return answer.error;
  v1::CardNumberResult result;
  result.set_outcome(v1::CardNumberResult::ENTERED);
  result.set_sealed_account("typed account of " + request.payment());
  return result;
}

absl::Status FakePinEntryClient::Cancel(const std::string& payment) {
  absl::MutexLock lock(&mutex_);
  cancelled_.push_back(payment);
  if (waiting_for_cancel_of_ == payment) waiting_for_cancel_of_.clear();
  return absl::OkStatus();
}

absl::StatusOr<v1::PinEntryStatusResponse> FakePinEntryClient::Status() {
  absl::MutexLock lock(&mutex_);
  return status_;
}

}  // namespace till::pin
