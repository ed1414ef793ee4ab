// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/host_clock.h"

#include "absl/time/civil_time.h"
#include "gtest/gtest.h"

namespace till::terminal {
namespace {

absl::TimeZone Shanghai() {
  absl::TimeZone zone;
  EXPECT_TRUE(absl::LoadTimeZone("Asia/Shanghai", &zone));
  return zone;
}

TEST(HostDifference, IsTheHostsClockLessOurs) {
  const absl::Time at = absl::FromCivil(absl::CivilSecond(2027, 1, 15, 16, 0, 0), Shanghai());
  EXPECT_EQ(*HostDifference("0115160000", at, Shanghai()), absl::ZeroDuration());
  EXPECT_EQ(*HostDifference("0115155950", at, Shanghai()), -absl::Seconds(10));
  EXPECT_EQ(*HostDifference("0115170000", at, Shanghai()), absl::Hours(1));
}

TEST(HostDifference, GoesOverTheNewYear) {
  const absl::Time before = absl::FromCivil(absl::CivilSecond(2026, 12, 31, 23, 59, 58), Shanghai());
  EXPECT_EQ(*HostDifference("0101000002", before, Shanghai()), absl::Seconds(4));
  const absl::Time after = absl::FromCivil(absl::CivilSecond(2027, 1, 1, 0, 0, 2), Shanghai());
  EXPECT_EQ(*HostDifference("1231235958", after, Shanghai()), -absl::Seconds(4));
}

TEST(HostDifference, NoTimeIsNone) {
  const absl::Time at = absl::FromUnixSeconds(1'800'000'000);
  for (const char* bad :
       {"", "0115", "01151600000", "1315160000", "0230160000", "0115250000", "01151600x0"}) {
    EXPECT_FALSE(HostDifference(bad, at, Shanghai()).has_value()) << bad;
  }
}

}  // namespace
}  // namespace till::terminal
