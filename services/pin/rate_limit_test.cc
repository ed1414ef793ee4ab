// SPDX-License-Identifier: Apache-2.0
#include "services/pin/rate_limit.h"

#include "gtest/gtest.h"
#include "services/common/clock/fake_clock.h"

namespace till::pin {
namespace {

TEST(RateLimit, AllowsSoManyInAWindowAndSaysHowLongToWait) {
  FakeClock clock;
  RateLimit limit(3, absl::Hours(1), clock);
  for (int i = 0; i < 3; ++i) {
    EXPECT_EQ(limit.Wait(), absl::ZeroDuration());
    limit.Count();
    clock.Advance(absl::Minutes(10));
  }
  EXPECT_EQ(limit.Wait(), absl::Minutes(30));
  clock.Advance(absl::Minutes(30) - absl::Nanoseconds(1));
  EXPECT_EQ(limit.Wait(), absl::Nanoseconds(1));
  clock.Advance(absl::Nanoseconds(1));
  EXPECT_EQ(limit.Wait(), absl::ZeroDuration());
  limit.Count();
  EXPECT_EQ(limit.Wait(), absl::Minutes(10));
}

TEST(RateLimit, ACorrectedClockDoesNotOpenIt) {
  FakeClock clock;
  RateLimit limit(1, absl::Hours(1), clock);
  limit.Count();
  clock.JumpWallClock(absl::Hours(48));
  EXPECT_EQ(limit.Wait(), absl::Hours(1));
}

}  // namespace
}  // namespace till::pin
