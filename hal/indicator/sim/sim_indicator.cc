// SPDX-License-Identifier: Apache-2.0
#include "hal/indicator/sim/sim_indicator.h"

#include <sstream>

#include "hal/sim_state/sim_state.h"

namespace till::hal {

absl::Status SimIndicator::Show(LightSet lights) {
  std::ostringstream line;
  line << lights;
  return ShowSimState(path_, line.str());
}

}  // namespace till::hal
