// SPDX-License-Identifier: Apache-2.0
#include "services/common/lifecycle/stop_signal.h"

#include <poll.h>
#include <signal.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>

#include <algorithm>
#include <cerrno>
#include <climits>

#include "absl/status/status.h"

namespace till {

absl::StatusOr<StopSignal> StopSignal::Create() {
  sigset_t stops;
  sigemptyset(&stops);
  sigaddset(&stops, SIGTERM);
  sigaddset(&stops, SIGINT);
  if (const int error = pthread_sigmask(SIG_BLOCK, &stops, nullptr); error != 0) {
    return absl::ErrnoToStatus(error, "cannot block SIGTERM");
  }
  signal(SIGPIPE, SIG_IGN);
  UniqueFd signals(signalfd(-1, &stops, SFD_NONBLOCK | SFD_CLOEXEC));
  if (!signals.valid()) return absl::ErrnoToStatus(errno, "signalfd");
  UniqueFd request(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC));
  if (!request.valid()) return absl::ErrnoToStatus(errno, "eventfd");
  return StopSignal(std::move(signals), std::move(request));
}

bool StopSignal::Wait(absl::Duration timeout) {
  const absl::Time end = absl::Now() + timeout;
  while (true) {
    pollfd waits[] = {{signals_.get(), POLLIN, 0}, {request_.get(), POLLIN, 0}};
    const int64_t left_ms = std::clamp<int64_t>(absl::ToInt64Milliseconds(end - absl::Now()), 0, INT_MAX);
    const int ready = poll(waits, 2, static_cast<int>(left_ms));
    if (ready > 0) return true;
    if (ready == 0) return false;
    if (errno != EINTR) return true;  // the wait itself is broken: to stop is the safe way out
  }
}

void StopSignal::Request() {
  eventfd_write(request_.get(), 1);
}

}  // namespace till
