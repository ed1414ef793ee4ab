// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/health_monitor.h"

#include <algorithm>
#include <utility>

namespace till::terminal {

HealthMonitor::HealthMonitor(std::vector<ProcessProbe> probes, Clock& clock)
    : probes_(std::move(probes)), clock_(clock) {
  for (const ProcessProbe& probe : probes_) {
    snapshot_.processes.push_back(
        {.name = probe.name, .serving = false, .latency = absl::ZeroDuration(), .since = clock_.Now()});
  }
}

HealthSnapshot HealthMonitor::Refresh() {
  absl::MutexLock round(&refresh_mutex_);
  HealthSnapshot fresh = Snapshot();
  bool changed = fresh.version == 0;
  for (size_t i = 0; i < probes_.size(); ++i) {
    ProcessHealth& health = fresh.processes[i];
    const absl::Duration start = clock_.Monotonic();
    const bool serving = probes_[i].check().ok();
    health.latency = serving ? clock_.Monotonic() - start : absl::ZeroDuration();
    if (serving != health.serving) {
      health.serving = serving;
      health.since = clock_.Now();
      changed = true;
    }
  }
  fresh.serving = std::all_of(fresh.processes.begin(), fresh.processes.end(),
                              [](const ProcessHealth& health) { return health.serving; });
  if (changed) ++fresh.version;
  absl::MutexLock lock(&mutex_);
  snapshot_ = fresh;
  return fresh;
}

HealthSnapshot HealthMonitor::Snapshot() const {
  absl::MutexLock lock(&mutex_);
  return snapshot_;
}

HealthSnapshot HealthMonitor::WaitForChange(uint64_t version, absl::Duration patience) const {
  absl::MutexLock lock(&mutex_);
  const auto changed = [this, version]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_) {
    return stopped_ || snapshot_.version != version;
  };
  mutex_.AwaitWithTimeout(absl::Condition(&changed), patience);
  return snapshot_;
}

void HealthMonitor::Stop() {
  absl::MutexLock lock(&mutex_);
  stopped_ = true;
}

bool HealthMonitor::stopped() const {
  absl::MutexLock lock(&mutex_);
  return stopped_;
}

}  // namespace till::terminal
