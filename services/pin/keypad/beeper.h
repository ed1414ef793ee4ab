// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PIN_KEYPAD_BEEPER_H_
#define TILL_SERVICES_PIN_KEYPAD_BEEPER_H_

#include <deque>
#include <string>

#include "absl/time/time.h"
#include "services/common/lifecycle/unique_fd.h"

namespace till::pin {

// Beeper sounds tones on the kernel's beeper (an input device with SND_TONE: a piezo, or the PC speaker). All
// keys sound alike: a sound that told the digit would be heard in the queue. Without a device it is silent.
class Beeper {
 public:
  enum class Sound { kKey, kTick, kTickOnFive, kClear, kModeChanged, kCancel };

  // `device` is a path like /dev/input/by-path/platform-pcspkr-event-spkr, or empty.
  explicit Beeper(const std::string& device);

  void Play(Sound sound, absl::Duration now);

  // Tick goes on with what is playing; returns when it wants to be called again, InfiniteDuration when all is
  // said.
  absl::Duration Tick(absl::Duration now);

 private:
  struct Tone {
    int hertz;  // 0: silence
    absl::Duration length;
  };
  void Send(int hertz);

  UniqueFd device_;
  std::deque<Tone> tones_;
  absl::Duration next_at_ = absl::InfiniteDuration();
};

}  // namespace till::pin

#endif  // TILL_SERVICES_PIN_KEYPAD_BEEPER_H_
