// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPDATE_CHANNEL_QUIET_HOURS_H_
#define TILL_SERVICES_UPDATE_CHANNEL_QUIET_HOURS_H_

#include <optional>
#include <string_view>
#include <vector>

#include "absl/time/time.h"

namespace till::update {

// DayMinute reads "HH:MM", 00:00 to 23:59, as minutes since midnight.
std::optional<int> DayMinute(std::string_view text);

// QuietHours are the times of a day when a shop may be disturbed.
class QuietHours {
 public:
  // None: always.
  QuietHours() = default;

  // Add takes one window, which may go over midnight; false when it is none, or lasts no minute.
  bool Add(std::string_view from, std::string_view to);

  // Contains says whether `time` is within one of them by the clocks of `zone`.
  bool Contains(absl::Time time, const absl::TimeZone& zone) const;

  bool empty() const { return windows_.empty(); }

 private:
  struct Window {
    int from;
    int to;  // the first minute that is not in it any more
  };
  std::vector<Window> windows_;
};

}  // namespace till::update

#endif  // TILL_SERVICES_UPDATE_CHANNEL_QUIET_HOURS_H_
