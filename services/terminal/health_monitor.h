// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_HEALTH_MONITOR_H_
#define TILL_SERVICES_TERMINAL_HEALTH_MONITOR_H_

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "services/common/clock/clock.h"

namespace till::terminal {

// ProcessProbe asks one process how it does.
struct ProcessProbe {
  std::string name;                     // "card"
  std::function<absl::Status()> check;  // OK when it serves; ends by itself within a second
};

// ProcessHealth is the last answer.
struct ProcessHealth {
  std::string name;
  bool serving = false;
  absl::Duration latency = absl::ZeroDuration();  // zero when it did not answer
  absl::Time since;                               // when `serving` last changed
};

// HealthSnapshot is the whole at one moment.
struct HealthSnapshot {
  uint64_t version = 0;  // grows when some process starts or stops serving
  bool serving = false;  // all do
  std::vector<ProcessHealth> processes;
};

// HealthMonitor knows how every process does. Thread-safe.
class HealthMonitor {
 public:
  // Nothing is known to serve until the first Refresh. The clock outlives the monitor.
  HealthMonitor(std::vector<ProcessProbe> probes, Clock& clock);

  // Refresh asks every process, one after the other.
  HealthSnapshot Refresh();

  HealthSnapshot Snapshot() const;

  // WaitForChange returns when the version is no longer `version`, or after `patience` (of the machine's
  // clock), or after Stop.
  HealthSnapshot WaitForChange(uint64_t version, absl::Duration patience) const;

  // Stop ends every wait, for an orderly end.
  void Stop();
  bool stopped() const;

 private:
  const std::vector<ProcessProbe> probes_;
  Clock& clock_;
  absl::Mutex refresh_mutex_;  // one round at a time; taken before mutex_
  mutable absl::Mutex mutex_;
  HealthSnapshot snapshot_ ABSL_GUARDED_BY(mutex_);
  bool stopped_ ABSL_GUARDED_BY(mutex_) = false;
};

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_HEALTH_MONITOR_H_
