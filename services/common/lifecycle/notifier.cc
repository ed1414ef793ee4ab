// SPDX-License-Identifier: Apache-2.0
#include "services/common/lifecycle/notifier.h"

#include <systemd/sd-daemon.h>

#include <cstdint>
#include <string>

namespace till {

void Notifier::Ready() const {
  sd_notify(0, "READY=1");
}

void Notifier::Stopping() const {
  sd_notify(0, "STOPPING=1");
}

void Notifier::Watchdog() const {
  sd_notify(0, "WATCHDOG=1");
}

void Notifier::Status(std::string_view line) const {
  std::string message = "STATUS=";
  for (const char character : line) message += character == '\n' ? ' ' : character;
  sd_notify(0, message.c_str());
}

std::optional<absl::Duration> Notifier::WatchdogInterval() const {
  uint64_t microseconds = 0;
  if (sd_watchdog_enabled(0, &microseconds) <= 0 || microseconds == 0) return std::nullopt;
  return absl::Microseconds(microseconds);
}

}  // namespace till
