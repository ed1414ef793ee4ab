// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_INDICATOR_SIM_SIM_INDICATOR_H_
#define TILL_HAL_INDICATOR_SIM_SIM_INDICATOR_H_

#include <string>
#include <utility>

#include "hal/indicator/indicator.h"

namespace till::hal {

// SimIndicator shows its lights in a file: five digits, 1 for a light that is on.
class SimIndicator final : public Indicator {
 public:
  explicit SimIndicator(std::string path) : path_(std::move(path)) {}

  absl::Status Show(LightSet lights) override;

 private:
  const std::string path_;
};

}  // namespace till::hal

#endif  // TILL_HAL_INDICATOR_SIM_SIM_INDICATOR_H_
