// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_LIFECYCLE_NOTIFIER_H_
#define TILL_SERVICES_COMMON_LIFECYCLE_NOTIFIER_H_

#include <optional>
#include <string_view>

#include "absl/time/time.h"

namespace till {

// Notifier tells the service manager how the process is (sd_notify(3)); without one, it does nothing.
class Notifier {
 public:
  void Ready() const;
  void Stopping() const;
  void Watchdog() const;

  // Status is a line that `systemctl status` shows; no account data.
  void Status(std::string_view line) const;

  // WatchdogInterval returns how often the manager wants to hear of us, if it does (WatchdogSec=).
  std::optional<absl::Duration> WatchdogInterval() const;
};

}  // namespace till

#endif  // TILL_SERVICES_COMMON_LIFECYCLE_NOTIFIER_H_
