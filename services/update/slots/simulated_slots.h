// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPDATE_SLOTS_SIMULATED_SLOTS_H_
#define TILL_SERVICES_UPDATE_SLOTS_SIMULATED_SLOTS_H_

#include <functional>
#include <map>
#include <memory>
#include <string>

#include "services/common/clock/clock.h"
#include "services/update/slots/slot_installer.h"

namespace till::update {

// SimulatedSlots is a machine with two slots, "A" and "B", and its boot loader, in a small file: for
// development, and the fake of every test. What a power cut would leave is what is in the file.
class SimulatedSlots final : public SlotInstaller {
 public:
  // The first time slot A runs `first_version`. `pause` is between the twenty steps of an installation.
  // STORAGE_….
  static absl::StatusOr<std::unique_ptr<SimulatedSlots>> Open(std::string file, std::string product,
                                                              const std::string& first_version, Clock& clock,
                                                              absl::Duration pause);

  absl::StatusOr<Slots> Look() override;
  absl::StatusOr<BundleInfo> Inspect(const std::string& path) override;
  absl::StatusOr<bool> Busy() override { return false; }
  absl::Status Install(const std::string& path, absl::FunctionRef<void(int)> on_progress) override;
  absl::Status MarkGood() override;
  absl::Status ChooseOther() override;
  absl::Status ChooseBooted() override;

  // Boot is what the firmware does after a reset: the one chosen for one trial, if it starts; else the
  // default.
  absl::Status Boot();

  // Before each of the installation's steps; not OK ends it there, half written.
  std::function<absl::Status()> before_step = [] { return absl::OkStatus(); };

 private:
  SimulatedSlots(std::string file, std::string product, Clock& clock, absl::Duration pause)
      : file_(std::move(file)), product_(std::move(product)), clock_(clock), pause_(pause) {}

  using Values = std::map<std::string, std::string>;
  absl::StatusOr<Values> Read() const;
  absl::Status Write(const Values& values) const;
  absl::Status Change(absl::FunctionRef<void(Values&)> change) const;

  const std::string file_;
  const std::string product_;
  Clock& clock_;
  const absl::Duration pause_;
};

}  // namespace till::update

#endif  // TILL_SERVICES_UPDATE_SLOTS_SIMULATED_SLOTS_H_
