// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_CLOCK_FAKE_CLOCK_H_
#define TILL_SERVICES_COMMON_CLOCK_FAKE_CLOCK_H_

#include <mutex>

#include "services/common/clock/clock.h"

namespace till {

// FakeClock stands still until a test moves it; a sleep on it moves it by the time slept.
class FakeClock final : public Clock {
 public:
  explicit FakeClock(absl::Time start = absl::FromUnixSeconds(1'700'000'000)) : now_(start) {}

  absl::Time Now() const override {
    std::lock_guard<std::mutex> lock(mutex_);
    return now_;
  }

  absl::Duration Monotonic() const override {
    std::lock_guard<std::mutex> lock(mutex_);
    return monotonic_;
  }

  void SleepFor(absl::Duration duration) override { Advance(duration); }

  // Advance moves both times forward; a negative duration is ignored.
  void Advance(absl::Duration duration) {
    if (duration <= absl::ZeroDuration()) return;
    std::lock_guard<std::mutex> lock(mutex_);
    now_ += duration;
    monotonic_ += duration;
  }

  // JumpWallClock moves the wall clock alone, either way, as a correction by the host does.
  void JumpWallClock(absl::Duration duration) {
    std::lock_guard<std::mutex> lock(mutex_);
    now_ += duration;
  }

 private:
  mutable std::mutex mutex_;
  absl::Time now_;
  absl::Duration monotonic_ = absl::ZeroDuration();
};

}  // namespace till

#endif  // TILL_SERVICES_COMMON_CLOCK_FAKE_CLOCK_H_
