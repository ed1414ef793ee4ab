// SPDX-License-Identifier: Apache-2.0
#include "services/pin/keypad/beeper.h"

#include <fcntl.h>
#include <linux/input.h>

namespace till::pin {

Beeper::Beeper(const std::string& device)
    : device_(device.empty() ? -1 : ::open(device.c_str(), O_WRONLY | O_CLOEXEC | O_NONBLOCK)) {}

void Beeper::Play(Sound sound, absl::Duration now) {
  if (!device_.valid()) return;
  const auto ms = [](int length) { return absl::Milliseconds(length); };
  switch (sound) {
    case Sound::kKey:
      tones_ = {{1200, ms(60)}};
      break;
    case Sound::kTick:
      tones_ = {{900, ms(15)}};
      break;
    case Sound::kTickOnFive:
      tones_ = {{900, ms(15)}, {0, ms(50)}, {900, ms(15)}};
      break;
    case Sound::kClear:
      tones_ = {{500, ms(90)}};
      break;
    case Sound::kModeChanged:
      tones_ = {{800, ms(80)}, {1600, ms(120)}};
      break;
    case Sound::kCancel:
      tones_ = {{400, ms(80)}, {0, ms(60)}, {400, ms(80)}, {0, ms(60)}, {400, ms(80)}};
      break;
  }
  next_at_ = now;
  Tick(now);
}

absl::Duration Beeper::Tick(absl::Duration now) {
  while (next_at_ <= now) {
    if (tones_.empty()) {
      Send(0);
      next_at_ = absl::InfiniteDuration();
      break;
    }
    Send(tones_.front().hertz);
    next_at_ += tones_.front().length;
    tones_.pop_front();
  }
  return next_at_;
}

void Beeper::Send(int hertz) {
  input_event event = {};
  event.type = EV_SND;
  event.code = SND_TONE;
  event.value = hertz;
  (void)!::write(device_.get(), &event, sizeof(event));
}

}  // namespace till::pin
