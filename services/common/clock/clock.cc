// SPDX-License-Identifier: Apache-2.0
#include "services/common/clock/clock.h"

#include <time.h>

#include "absl/time/clock.h"

namespace till {
namespace {

class RealClock final : public Clock {
 public:
  absl::Time Now() const override { return absl::Now(); }

  absl::Duration Monotonic() const override {
    timespec now{};
    // BOOTTIME, not MONOTONIC: a time-out goes on while the machine is suspended.
    clock_gettime(CLOCK_BOOTTIME, &now);
    return absl::DurationFromTimespec(now);
  }

  void SleepFor(absl::Duration duration) override {
    if (duration > absl::ZeroDuration()) absl::SleepFor(duration);
  }
};

}  // namespace

Clock& Clock::Real() {
  static RealClock* const clock = new RealClock;
  return *clock;
}

}  // namespace till
