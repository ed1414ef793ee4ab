// SPDX-License-Identifier: Apache-2.0
#include "services/payment/payment_log.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "google/protobuf/util/time_util.h"

namespace till::payment {
namespace {

constexpr auto kGiveUpPoll = std::chrono::milliseconds(200);

}  // namespace

bool IsFinal(v1::Payment::State state) {
  switch (state) {
    case v1::Payment::APPROVED:
    case v1::Payment::DECLINED:
    case v1::Payment::CANCELLED:
    case v1::Payment::FAILED:
    case v1::Payment::REVERSED:
      return true;
    default:
      return false;
  }
}

PaymentLog::PaymentLog(v1::Payment start, const Clock& clock) : clock_(clock), payment_(std::move(start)) {
  Update([](v1::Payment&) {});
}

void PaymentLog::Update(const std::function<void(v1::Payment&)>& change, v1::PaymentEvent event) {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    change(payment_);
    const int64_t number = static_cast<int64_t>(events_.size()) + 1;
    payment_.set_last_event(number);
    event.set_number(number);
    *event.mutable_time() =
        google::protobuf::util::TimeUtil::NanosecondsToTimestamp(absl::ToUnixNanos(clock_.Now()));
    *event.mutable_payment() = payment_;
    events_.push_back(std::move(event));
  }
  changed_.notify_all();
}

v1::Payment PaymentLog::Now() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return payment_;
}

std::optional<v1::PaymentEvent> PaymentLog::Next(int64_t number, const std::function<bool()>& give_up) const {
  const size_t index = static_cast<size_t>(std::max<int64_t>(number, 1) - 1);
  std::unique_lock<std::mutex> lock(mutex_);
  while (index >= events_.size()) {
    if (IsFinal(payment_.state()) || give_up()) return std::nullopt;
    changed_.wait_for(lock, kGiveUpPoll);
  }
  return events_[index];
}

}  // namespace till::payment
