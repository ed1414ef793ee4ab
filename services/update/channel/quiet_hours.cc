// SPDX-License-Identifier: Apache-2.0
#include "services/update/channel/quiet_hours.h"

#include <algorithm>

namespace till::update {

std::optional<int> DayMinute(std::string_view text) {
  if (text.size() != 5 || text[2] != ':') return std::nullopt;
  for (const size_t at : {size_t{0}, size_t{1}, size_t{3}, size_t{4}}) {
    if (text[at] < '0' || text[at] > '9') return std::nullopt;
  }
  const int hour = (text[0] - '0') * 10 + text[1] - '0';
  const int minute = (text[3] - '0') * 10 + text[4] - '0';
  if (hour > 23 || minute > 59) return std::nullopt;
  return hour * 60 + minute;
}

bool QuietHours::Add(std::string_view from, std::string_view to) {
  const std::optional<int> begin = DayMinute(from);
  const std::optional<int> end = DayMinute(to);
  if (!begin || !end || *begin == *end) return false;
  windows_.push_back({*begin, *end});
  return true;
}

bool QuietHours::Contains(absl::Time time, const absl::TimeZone& zone) const {
  const absl::CivilSecond local = absl::ToCivilSecond(time, zone);
  const int minute = local.hour() * 60 + local.minute();
  return windows_.empty() || std::any_of(windows_.begin(), windows_.end(), [minute](const Window& window) {
           return window.from < window.to ? window.from <= minute && minute < window.to
                                          : window.from <= minute || minute < window.to;
         });
}

}  // namespace till::update
