// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_POWER_SUPPLY_H_
#define TILL_SERVICES_TERMINAL_POWER_SUPPLY_H_

#include <optional>
#include <string>

namespace till::terminal {

// PowerSupply is what Linux tells of the machine's power (Documentation/ABI/testing/sysfs-class-power).
struct PowerSupply {
  std::optional<int> battery_percent;  // none without a battery
  std::optional<bool> on_mains;        // none when the machine does not tell
};

// ReadPowerSupply reads a folder like /sys/class/power_supply; what cannot be read is not told.
PowerSupply ReadPowerSupply(const std::string& folder);

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_POWER_SUPPLY_H_
