// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_LINE_RECORDING_LISTENER_H_
#define TILL_SERVICES_UPLINK_LINE_RECORDING_LISTENER_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "services/uplink/line/line.h"

namespace till::uplink {

// RecordingListener keeps what it hears, for tests; a wait that takes too long fails and goes on.
class RecordingListener final : public LineListener {
 public:
  static constexpr absl::Duration kPatience = absl::Seconds(20);

  void OnConnected() override {
    absl::MutexLock lock(&mutex_);
    ++connections_;
  }
  void OnFrameBody(std::span<const uint8_t> body) override {
    absl::MutexLock lock(&mutex_);
    bodies_.emplace_back(body.begin(), body.end());
  }
  void OnDisconnected(const absl::Status& why) override {
    absl::MutexLock lock(&mutex_);
    losses_.push_back(why);
  }

  bool WaitForConnections(size_t count) {
    return Wait([this, count] { return connections_ >= count; });
  }
  bool WaitForBodies(size_t count) {
    return Wait([this, count] { return bodies_.size() >= count; });
  }
  bool WaitForLosses(size_t count) {
    return Wait([this, count] { return losses_.size() >= count; });
  }

  std::vector<std::string> bodies() const {
    absl::MutexLock lock(&mutex_);
    return bodies_;
  }
  std::vector<absl::Status> losses() const {
    absl::MutexLock lock(&mutex_);
    return losses_;
  }
  size_t connections() const {
    absl::MutexLock lock(&mutex_);
    return connections_;
  }

 private:
  template <typename Condition>
  bool Wait(const Condition& condition) {
    absl::MutexLock lock(&mutex_);
    return mutex_.AwaitWithTimeout(absl::Condition(&condition), kPatience);
  }

  mutable absl::Mutex mutex_;
  size_t connections_ = 0;
  std::vector<std::string> bodies_;
  std::vector<absl::Status> losses_;
};

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_LINE_RECORDING_LISTENER_H_
