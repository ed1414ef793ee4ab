// SPDX-License-Identifier: Apache-2.0
#include "hal/buzzer/evdev/evdev_buzzer.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/input.h>
#include <string.h>
#include <unistd.h>

#include "absl/strings/str_cat.h"

namespace till::hal {

EvdevBuzzer::~EvdevBuzzer() {
  if (fd_ >= 0) (void)Put(0);
  Close();
}

absl::Status EvdevBuzzer::Sound(int frequency_hz) {
  if (absl::Status checked = CheckTone(frequency_hz); !checked.ok()) return checked;
  // One that was unplugged says so to the first write; the second goes to the one that is there now.
  const bool was_open = fd_ >= 0;
  if (was_open && Put(frequency_hz) == 0) return absl::OkStatus();
  Close();
  fd_ = open(device_.c_str(), O_WRONLY | O_NONBLOCK | O_CLOEXEC);
  const int error = fd_ < 0 ? errno : Put(frequency_hz);
  if (error == 0) return absl::OkStatus();
  Close();
  return absl::UnavailableError(absl::StrCat("the buzzer is gone: ", strerror(error)));
}

int EvdevBuzzer::Put(int frequency_hz) const {
  // The kernel fills the times in.
  input_event events[2] = {};
  events[0].type = EV_SND;
  events[0].code = SND_TONE;
  events[0].value = frequency_hz;
  events[1].type = EV_SYN;
  events[1].code = SYN_REPORT;
  const ssize_t written = write(fd_, events, sizeof(events));
  if (written < 0) return errno;
  return written == static_cast<ssize_t>(sizeof(events)) ? 0 : EIO;
}

void EvdevBuzzer::Close() {
  if (fd_ >= 0) close(fd_);
  fd_ = -1;
}

}  // namespace till::hal
