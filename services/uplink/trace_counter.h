// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_TRACE_COUNTER_H_
#define TILL_SERVICES_UPLINK_TRACE_COUNTER_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"

namespace till::uplink {

// TraceCounter gives trace numbers to the messages that `uplink` sends of itself: its own sign-ons and its
// echoes.
//
// They are in 900001..999999, a range that the ledger's numbers stay below, so that no two messages of a
// batch share one although nobody asks the ledger. A number that was given is never given again before the
// range is used up, not even after a crash: the file says how far numbers may have gone. It holds no money
// state. Thread-safe.
class TraceCounter {
 public:
  static constexpr uint32_t kFirst = 900'001;
  static constexpr uint32_t kLast = 999'999;

  // Open reads the file at `path`; without one, or with one that makes no sense, it begins at kFirst.
  explicit TraceCounter(std::string path);

  // Next returns the next number; an error when the file cannot be written.
  absl::StatusOr<uint32_t> Next();

 private:
  absl::Status Reserve() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  const std::string path_;
  absl::Mutex mutex_;
  uint32_t next_ ABSL_GUARDED_BY(mutex_);
  uint32_t reserved_until_ ABSL_GUARDED_BY(mutex_);  // Numbers below it are ours without writing again.
};

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_TRACE_COUNTER_H_
