// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/host_clock.h"

#include <algorithm>
#include <cstdint>

#include "absl/time/civil_time.h"

namespace till::terminal {

std::optional<absl::Duration> HostDifference(const std::string& date_time, absl::Time at,
                                             absl::TimeZone zone) {
  if (date_time.size() != 10 ||
      !std::ranges::all_of(date_time, [](char c) { return c >= '0' && c <= '9'; })) {
    return std::nullopt;
  }
  const auto two = [&](size_t from) { return (date_time[from] - '0') * 10 + (date_time[from + 1] - '0'); };
  const int64_t year = absl::ToCivilYear(at, zone).year();
  std::optional<absl::Duration> nearest;
  for (const int64_t candidate : {year - 1, year, year + 1}) {
    const absl::CivilSecond said(candidate, two(0), two(2), two(4), two(6), two(8));
    // A 29 February of another year, or hour 99, is normalised away: not what was said.
    if (said.month() != two(0) || said.day() != two(2) || said.hour() != two(4) || said.minute() != two(6) ||
        said.second() != two(8)) {
      continue;
    }
    const absl::Duration difference = absl::FromCivil(said, zone) - at;
    if (!nearest.has_value() || absl::AbsDuration(difference) < absl::AbsDuration(*nearest)) {
      nearest = difference;
    }
  }
  return nearest;
}

}  // namespace till::terminal
