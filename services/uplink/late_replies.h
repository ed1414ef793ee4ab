// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_LATE_REPLIES_H_
#define TILL_SERVICES_UPLINK_LATE_REPLIES_H_

#include <cstdint>
#include <deque>
#include <optional>

#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "services/uplink/host_reply.h"

namespace till::uplink {

// LateReply is an authentic answer that came after its request had been given up.
struct LateReply {
  uint64_t sequence = 0;  // 1, 2, 3 ... since the start of the process.
  std::string payment_id;
  uint32_t trace = 0;
  uint32_t batch = 0;
  HostReply reply;
};

// LateReplies keeps the last late answers for whoever watches. In memory and bounded: the one who gave the
// request up has journaled that a reversal is owed, so a lost event loses no money. Thread-safe.
class LateReplies {
 public:
  static constexpr size_t kMost = 256;

  // Add gives `late` the next sequence number and wakes the watchers; the oldest makes room.
  void Add(LateReply late);

  // NextAfter returns the first kept answer after `sequence`, waiting for one up to `patience` of real time.
  std::optional<LateReply> NextAfter(uint64_t sequence, absl::Duration patience) const;

  // Close wakes every watcher with nothing, now and from now on.
  void Close();
  bool closed() const;

 private:
  mutable absl::Mutex mutex_;
  std::deque<LateReply> kept_ ABSL_GUARDED_BY(mutex_);
  uint64_t last_sequence_ ABSL_GUARDED_BY(mutex_) = 0;
  bool closed_ ABSL_GUARDED_BY(mutex_) = false;
};

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_LATE_REPLIES_H_
