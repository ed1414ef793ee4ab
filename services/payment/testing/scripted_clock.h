// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_TESTING_SCRIPTED_CLOCK_H_
#define TILL_SERVICES_PAYMENT_TESTING_SCRIPTED_CLOCK_H_

#include <functional>

#include "services/common/clock/clock.h"

namespace till::payment {

// ScriptedClock goes on by what is slept, and lets a test do something in the meantime: on the same thread,
// so that a scenario is the same each time.
class ScriptedClock final : public Clock {
 public:
  absl::Time now = absl::FromUnixSeconds(1'700'000'000);
  // Called at the end of each sleep, with how long this clock has gone on in all.
  std::function<void(absl::Duration)> on_sleep;

  absl::Time Now() const override { return now + slept_; }
  absl::Duration Monotonic() const override { return slept_; }
  void SleepFor(absl::Duration duration) override {
    slept_ += duration;
    if (on_sleep) on_sleep(slept_);
  }

 private:
  absl::Duration slept_;
};

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_TESTING_SCRIPTED_CLOCK_H_
