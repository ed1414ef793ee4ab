// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_BUZZER_SIM_SIM_BUZZER_H_
#define TILL_HAL_BUZZER_SIM_SIM_BUZZER_H_

#include <string>
#include <utility>

#include "hal/buzzer/buzzer.h"

namespace till::hal {

// SimBuzzer shows in a file what would be heard: "TONES HERTZ", the number of tones that have begun so far
// and the one that sounds now, 0 for silence. A tone too short to be looked at is known from the number.
class SimBuzzer final : public Buzzer {
 public:
  explicit SimBuzzer(std::string path) : path_(std::move(path)) {}
  ~SimBuzzer() override { (void)Sound(0); }

  absl::Status Sound(int frequency_hz) override;

 private:
  const std::string path_;
  int tones_ = 0;
};

}  // namespace till::hal

#endif  // TILL_HAL_BUZZER_SIM_SIM_BUZZER_H_
