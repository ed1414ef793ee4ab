// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_HEALTH_POLLER_H_
#define TILL_SERVICES_TERMINAL_HEALTH_POLLER_H_

#include <string>
#include <thread>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "services/common/access/access_matrix.h"
#include "services/terminal/health_monitor.h"

namespace till::terminal {

// ProbesOf makes a probe for each of the processes: grpc.health.v1 on the first of its sockets that the
// matrix opens to `terminal`, with half a second to answer. NOT_FOUND when the matrix opens none.
absl::StatusOr<std::vector<ProcessProbe>> ProbesOf(const std::vector<std::string>& processes,
                                                   const AccessMatrix& matrix,
                                                   const std::string& run_directory);

// HealthPoller refreshes a monitor again and again, in a thread of its own.
class HealthPoller {
 public:
  // The monitor outlives the poller.
  HealthPoller(HealthMonitor& monitor, absl::Duration interval);
  ~HealthPoller();

  HealthPoller(const HealthPoller&) = delete;
  HealthPoller& operator=(const HealthPoller&) = delete;

  void Start();
  // Stop ends the thread, and with it every wait for a change. Idempotent.
  void Stop();

 private:
  void Run();

  HealthMonitor& monitor_;
  const absl::Duration interval_;
  absl::Mutex mutex_;
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  std::thread thread_;
};

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_HEALTH_POLLER_H_
