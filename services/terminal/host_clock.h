// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_HOST_CLOCK_H_
#define TILL_SERVICES_TERMINAL_HOST_CLOCK_H_

#include <optional>
#include <string>

#include "absl/time/time.h"

namespace till::terminal {

// HostDifference is the host's clock less the terminal's: `date_time` is "MMDDhhmmss" in the zone, as fields
// 12 and 13 have it, and came when the terminal's clock said `at`. A date has no year: the nearest is meant.
// None when it is no time.
std::optional<absl::Duration> HostDifference(const std::string& date_time, absl::Time at,
                                             absl::TimeZone zone);

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_HOST_CLOCK_H_
