// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_INDICATOR_LED_LED_INDICATOR_H_
#define TILL_HAL_INDICATOR_LED_LED_INDICATOR_H_

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "hal/indicator/indicator.h"

namespace till::hal {

// LedNames are the names below the root, by Light; empty for a light that the machine does not have.
using LedNames = std::array<std::string, kLights>;

// IsLedName says whether `name` is one that the kernel's LED class gives ("reader:green:1"): no way out of
// the root.
bool IsLedName(std::string_view name);

// LedIndicator is lights of Linux's LED class (Documentation/leds/leds-class.rst of the kernel): one folder
// for each, in which `brightness` goes from 0 to `max_brightness`. A trigger of the kernel's that had the
// light is taken off.
class LedIndicator final : public Indicator {
 public:
  // `root` is "/sys/class/leds" on a machine.
  LedIndicator(std::string root, LedNames names) : root_(std::move(root)), names_(std::move(names)) {}

  absl::Status Show(LightSet lights) override;

 private:
  absl::Status Set(const std::string& name, bool on) const;

  const std::string root_;
  const LedNames names_;
};

}  // namespace till::hal

#endif  // TILL_HAL_INDICATOR_LED_LED_INDICATOR_H_
