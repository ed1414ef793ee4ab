// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/health_poller.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/rpc/channel.h"
#include "services/common/rpc/health.h"

namespace till::terminal {
namespace {

constexpr std::string_view kSelf = "terminal";
constexpr absl::Duration kPatience = absl::Milliseconds(500);

}  // namespace

absl::StatusOr<std::vector<ProcessProbe>> ProbesOf(const std::vector<std::string>& processes,
                                                   const AccessMatrix& matrix,
                                                   const std::string& run_directory) {
  std::vector<ProcessProbe> probes;
  for (const std::string& process : processes) {
    const std::vector<AccessMatrix::Facet> facets = matrix.FacetsOf(process);
    const auto open = std::find_if(facets.begin(), facets.end(), [](const AccessMatrix::Facet& facet) {
      return facet.AllCallers().contains(std::string(kSelf));
    });
    if (open == facets.end()) {
      return absl::NotFoundError(absl::StrCat("no socket of ", process, " is open to terminal"));
    }
    const auto channel = rpc::DialFacet(run_directory, process, open->role);
    probes.push_back({process, [channel] { return rpc::CheckHealth(channel, kPatience); }});
  }
  return probes;
}

HealthPoller::HealthPoller(HealthMonitor& monitor, absl::Duration interval)
    : monitor_(monitor), interval_(interval) {}

HealthPoller::~HealthPoller() {
  Stop();
}

void HealthPoller::Start() {
  thread_ = std::thread([this] { Run(); });
}

void HealthPoller::Run() {
  while (true) {
    monitor_.Refresh();
    absl::MutexLock lock(&mutex_);
    if (mutex_.AwaitWithTimeout(absl::Condition(&stopping_), interval_)) return;
  }
}

void HealthPoller::Stop() {
  monitor_.Stop();
  {
    absl::MutexLock lock(&mutex_);
    stopping_ = true;
  }
  if (thread_.joinable()) thread_.join();
}

}  // namespace till::terminal
