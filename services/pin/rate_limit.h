// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PIN_RATE_LIMIT_H_
#define TILL_SERVICES_PIN_RATE_LIMIT_H_

#include <deque>

#include "absl/time/time.h"
#include "services/common/clock/clock.h"

namespace till::pin {

// RateLimit allows so many PIN blocks in a sliding window: someone with access to the entry must not be able
// to run through all PINs of a known card and look for a known block (PCI PTS POI, exhaustive PIN
// determination). Not thread-safe.
class RateLimit {
 public:
  // The usual bound is 120 blocks in an hour, one per 30 seconds on average. `blocks` ≥ 1.
  RateLimit(int blocks, absl::Duration window, Clock& clock);

  // Wait is how long it takes until one more block is allowed; zero when it is now.
  absl::Duration Wait();

  // Count notes that a block was made.
  void Count();

 private:
  void ForgetOld();

  const size_t blocks_;
  const absl::Duration window_;
  Clock& clock_;
  std::deque<absl::Duration> made_;  // on the monotonic clock, oldest first
};

}  // namespace till::pin

#endif  // TILL_SERVICES_PIN_RATE_LIMIT_H_
