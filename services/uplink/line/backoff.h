// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_LINE_BACKOFF_H_
#define TILL_SERVICES_UPLINK_LINE_BACKOFF_H_

#include <functional>
#include <utility>

#include "absl/time/time.h"

namespace till::uplink {

// Backoff is how long to wait before the next attempt: exponential with full jitter, so that a thousand
// terminals that lost the same host do not come back in the same second.
class Backoff {
 public:
  struct Policy {
    absl::Duration first = absl::Milliseconds(500);  // The most that the first pause may be.
    absl::Duration most = absl::Seconds(30);
  };

  // `random` returns numbers in [0, 1).
  Backoff(Policy policy, std::function<double()> random)
      : policy_(policy), random_(std::move(random)), ceiling_(policy.first) {}

  // Next returns the next pause, in [0, ceiling), and doubles the ceiling up to the most.
  absl::Duration Next();

  // Reset starts again, after a success.
  void Reset() { ceiling_ = policy_.first; }

 private:
  Policy policy_;
  std::function<double()> random_;
  absl::Duration ceiling_;
};

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_LINE_BACKOFF_H_
