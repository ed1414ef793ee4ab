// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_LIFECYCLE_STOP_SIGNAL_H_
#define TILL_SERVICES_COMMON_LIFECYCLE_STOP_SIGNAL_H_

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/common/lifecycle/unique_fd.h"

namespace till {

// StopSignal waits for SIGTERM or SIGINT by a signalfd(2): no code runs in a signal handler.
class StopSignal {
 public:
  // Create blocks the two signals in the calling thread, and so in every thread it starts later: call it
  // before any thread exists. It ignores SIGPIPE as well, so that a peer that goes away is an error and not a
  // death.
  static absl::StatusOr<StopSignal> Create();

  // Wait returns true when a stop was asked for, false after `timeout`.
  bool Wait(absl::Duration timeout);

  // Request asks for the stop from within the process; thread-safe.
  void Request();

 private:
  StopSignal(UniqueFd signals, UniqueFd request)
      : signals_(std::move(signals)), request_(std::move(request)) {}

  UniqueFd signals_;
  UniqueFd request_;
};

}  // namespace till

#endif  // TILL_SERVICES_COMMON_LIFECYCLE_STOP_SIGNAL_H_
