// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_CLOCK_CLOCK_H_
#define TILL_SERVICES_COMMON_CLOCK_CLOCK_H_

#include "absl/time/time.h"

namespace till {

// Clock tells the time to whoever needs it, so that a test or a simulation can tell it otherwise.
//
// Two times, because they answer different questions: the wall clock dates a receipt and may jump when the
// host corrects it; the monotonic clock measures a time-out and never jumps. Thread-safe.
class Clock {
 public:
  virtual ~Clock() = default;

  // Now returns the wall clock's time, for dates that people and the host read.
  virtual absl::Time Now() const = 0;

  // Monotonic returns the time since an arbitrary start; only differences mean anything.
  virtual absl::Duration Monotonic() const = 0;

  // SleepFor returns after `duration` has passed on this clock; at once when it is not positive.
  virtual void SleepFor(absl::Duration duration) = 0;

  // Real returns the machine's own clock; it lives as long as the process.
  static Clock& Real();
};

}  // namespace till

#endif  // TILL_SERVICES_COMMON_CLOCK_CLOCK_H_
