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
// this process needs no right to do that itself, and can do nothing else with it.
class FlagRestarter final : public Restarter {
 public:
  explicit FlagRestarter(std::string flag_file) : flag_file_(std::move(flag_file)) {}

  absl::Status Restart() override;

 private:
  const std::string flag_file_;
};

// SimulatedRestarter starts the simulated machine again, and ends this process, which whoever runs it starts
// again.
class SimulatedRestarter final : public Restarter {
 public:
  SimulatedRestarter(SimulatedSlots& slots, std::function<void()> end)
      : slots_(slots), end_(std::move(end)) {}

  absl::Status Restart() override;

 private:
  SimulatedSlots& slots_;
  const std::function<void()> end_;
};

}  // namespace till::update

#endif  // TILL_SERVICES_UPDATE_RESTARTERS_H_
