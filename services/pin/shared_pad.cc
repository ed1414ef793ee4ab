// SPDX-License-Identifier: Apache-2.0
#include "services/pin/shared_pad.h"

namespace till::pin {

SharedPad::Turn::~Turn() {
  absl::MutexLock lock(&shared_.mutex_);
  shared_.busy_ = false;
  shared_.payment_.clear();
}

bool SharedPad::Turn::cancelled() const {
  absl::MutexLock lock(&shared_.mutex_);
  return shared_.cancelled_;
}

std::unique_ptr<SharedPad::Turn> SharedPad::Take(const std::string& payment) {
  {
    absl::MutexLock lock(&mutex_);
    if (busy_) return nullptr;
    busy_ = true;
    cancelled_ = payment == cancelled_ahead_;
    payment_ = payment;
  }
  return std::unique_ptr<Turn>(new Turn(*this));
}

void SharedPad::Cancel(std::string_view payment) {
  absl::MutexLock lock(&mutex_);
  if (!busy_ || payment_ != payment) {
    // A cancel may overtake the entry that it is for.
    cancelled_ahead_ = std::string(payment);
    return;
  }
  cancelled_ = true;
  pad_.Interrupt();
}

void SharedPad::CancelAny() {
  absl::MutexLock lock(&mutex_);
  if (!busy_) return;
  cancelled_ = true;
  pad_.Interrupt();
}

bool SharedPad::Ready() {
  if (!pad_mutex_.TryLock()) return true;  // It is in use, so it works.
  const absl::StatusOr<hal::PinPadCondition> condition = pad_.Condition();
  pad_mutex_.Unlock();
  return condition.ok() && *condition == hal::PinPadCondition::kReady;
}

}  // namespace till::pin
