// SPDX-License-Identifier: Apache-2.0
#include "hal/buzzer/sim/sim_buzzer.h"

#include "absl/strings/str_cat.h"
#include "hal/sim_state/sim_state.h"

namespace till::hal {

absl::Status SimBuzzer::Sound(int frequency_hz) {
  if (absl::Status checked = CheckTone(frequency_hz); !checked.ok()) return checked;
  if (frequency_hz != 0) ++tones_;
  return ShowSimState(path_, absl::StrCat(tones_, " ", frequency_hz));
}

}  // namespace till::hal
