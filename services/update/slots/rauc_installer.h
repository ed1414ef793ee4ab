// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPDATE_SLOTS_RAUC_INSTALLER_H_
#define TILL_SERVICES_UPDATE_SLOTS_RAUC_INSTALLER_H_

#include <string>

#include "services/update/slots/slot_installer.h"

namespace till::update {

// RaucInstaller asks RAUC's service (de.pengutronix.rauc.Installer, RAUC 1.8) over D-Bus: it is the root
// half, and only it may write a slot. This side has no privilege but that the bus lets its user call (init/).
//
// Why the bus and not the command: `rauc install` calls the same service, and its answers are words; the bus
// has codes, progress, and one place where the right to call is written.
class RaucInstaller final : public SlotInstaller {
 public:
  // `bus_address` is D-Bus's; empty for the system's bus. `running_version` is what the running image says of
  // itself (IMAGE_VERSION of os-release), which no status file can make false; empty: RAUC's word counts.
  RaucInstaller(std::string bus_address, std::string running_version);

  absl::StatusOr<Slots> Look() override;
  absl::StatusOr<BundleInfo> Inspect(const std::string& path) override;
  absl::StatusOr<bool> Busy() override;
  absl::Status Install(const std::string& path, absl::FunctionRef<void(int)> on_progress) override;
  absl::Status MarkGood() override;
  absl::Status ChooseOther() override;
  absl::Status ChooseBooted() override;

 private:
  const std::string bus_address_;
  const std::string running_version_;
};

// RunningVersion reads IMAGE_VERSION from an os-release file; empty when there is none.
std::string RunningVersion(const std::string& os_release);

}  // namespace till::update

#endif  // TILL_SERVICES_UPDATE_SLOTS_RAUC_INSTALLER_H_
