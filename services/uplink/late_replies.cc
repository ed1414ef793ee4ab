// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/late_replies.h"

#include <utility>

namespace till::uplink {

void LateReplies::Add(LateReply late) {
  absl::MutexLock lock(&mutex_);
  late.sequence = ++last_sequence_;
  kept_.push_back(std::move(late));
  if (kept_.size() > kMost) kept_.pop_front();
}

std::optional<LateReply> LateReplies::NextAfter(uint64_t sequence, absl::Duration patience) const {
  absl::MutexLock lock(&mutex_);
  const auto there = [&] {
    mutex_.AssertReaderHeld();
    return closed_ || last_sequence_ > sequence;
  };
  mutex_.AwaitWithTimeout(absl::Condition(&there), patience);
  if (closed_) return std::nullopt;
  for (const LateReply& late : kept_) {
    if (late.sequence > sequence) return late;
  }
  return std::nullopt;
}

void LateReplies::Close() {
  absl::MutexLock lock(&mutex_);
  closed_ = true;
}

bool LateReplies::closed() const {
  absl::MutexLock lock(&mutex_);
  return closed_;
}

}  // namespace till::uplink
