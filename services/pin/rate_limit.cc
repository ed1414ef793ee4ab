// SPDX-License-Identifier: Apache-2.0
#include "services/pin/rate_limit.h"

#include <algorithm>

namespace till::pin {

RateLimit::RateLimit(int blocks, absl::Duration window, Clock& clock)
    : blocks_(static_cast<size_t>(std::max(blocks, 1))), window_(window), clock_(clock) {}

void RateLimit::ForgetOld() {
  const absl::Duration now = clock_.Monotonic();
  while (!made_.empty() && now - made_.front() >= window_) made_.pop_front();
}

absl::Duration RateLimit::Wait() {
  ForgetOld();
  if (made_.size() < blocks_) return absl::ZeroDuration();
  return window_ - (clock_.Monotonic() - made_[made_.size() - blocks_]);
}

void RateLimit::Count() {
  ForgetOld();
  made_.push_back(clock_.Monotonic());
}

}  // namespace till::pin
