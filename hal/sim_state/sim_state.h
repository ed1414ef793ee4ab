// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_SIM_STATE_SIM_STATE_H_
#define TILL_HAL_SIM_STATE_SIM_STATE_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"

namespace till::hal {

// ShowSimState puts `line` into the file `path`, where the touchscreen's development mode and tests look;
// whoever reads sees the line before or this one, never half of it. UNAVAILABLE when the folder is gone.
absl::Status ShowSimState(const std::string& path, std::string_view line);

}  // namespace till::hal

#endif  // TILL_HAL_SIM_STATE_SIM_STATE_H_
