// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPDATE_RESTARTERS_H_
#define TILL_SERVICES_UPDATE_RESTARTERS_H_

#include <functional>
#include <string>
#include <utility>

#include "services/update/neighbours.h"
#include "services/update/slots/simulated_slots.h"

namespace till::update {

// FlagRestarter makes the file that systemd waits for (till-update-restart.path) and restarts the machine at:
// this process needs no right to do that itself, and can do nothing else with it. `awaited_file` outlives the
// restart and says that a start is awaited: when the update process that was started cannot take it away, the
// machine goes back to the slot it came from by itself (update-overdue.timer of the image).
class FlagRestarter final : public Restarter {
 public:
  FlagRestarter(std::string flag_file, std::string awaited_file)
      : flag_file_(std::move(flag_file)), awaited_file_(std::move(awaited_file)) {}

  absl::Status Restart() override;
  absl::Status Arrived() override;

 private:
  const std::string flag_file_;
  const std::string awaited_file_;
};

// SimulatedRestarter starts the simulated machine again, and ends this process, which whoever runs it starts
// again.
class SimulatedRestarter final : public Restarter {
 public:
  SimulatedRestarter(SimulatedSlots& slots, std::function<void()> end)
      : slots_(slots), end_(std::move(end)) {}

  absl::Status Restart() override;
  absl::Status Arrived() override { return absl::OkStatus(); }

 private:
  SimulatedSlots& slots_;
  const std::function<void()> end_;
};

}  // namespace till::update

#endif  // TILL_SERVICES_UPDATE_RESTARTERS_H_
