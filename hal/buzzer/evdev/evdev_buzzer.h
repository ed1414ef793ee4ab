// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_BUZZER_EVDEV_EVDEV_BUZZER_H_
#define TILL_HAL_BUZZER_EVDEV_EVDEV_BUZZER_H_

#include <string>
#include <utility>

#include "hal/buzzer/buzzer.h"

namespace till::hal {

// EvdevBuzzer is a speaker that Linux has as an input device (pcspkr, pwm-beeper): events EV_SND, SND_TONE
// are written to it, their value the frequency (Documentation/input/event-codes.rst of the kernel). A device
// that was unplugged and is back is found by its name.
class EvdevBuzzer final : public Buzzer {
 public:
  // `device` is "/dev/input/eventN", or a link that udev keeps.
  explicit EvdevBuzzer(std::string device) : device_(std::move(device)) {}
  ~EvdevBuzzer() override;
  EvdevBuzzer(const EvdevBuzzer&) = delete;
  EvdevBuzzer& operator=(const EvdevBuzzer&) = delete;

  absl::Status Sound(int frequency_hz) override;

 private:
  // Put writes the event to the open device; 0, or what errno would be.
  int Put(int frequency_hz) const;
  void Close();

  const std::string device_;
  int fd_ = -1;
};

}  // namespace till::hal

#endif  // TILL_HAL_BUZZER_EVDEV_EVDEV_BUZZER_H_
