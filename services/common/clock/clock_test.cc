// SPDX-License-Identifier: Apache-2.0
#include "services/common/clock/clock.h"

#include <gtest/gtest.h>

#include "services/common/clock/fake_clock.h"

namespace till {
namespace {

TEST(Clock, RealMonotonicNeverGoesBack) {
  const absl::Duration first = Clock::Real().Monotonic();
  EXPECT_GE(Clock::Real().Monotonic(), first);
}

TEST(FakeClock, SleepMovesBothTimes) {
  FakeClock clock(absl::FromUnixSeconds(100));
  clock.SleepFor(absl::Seconds(5));
  EXPECT_EQ(clock.Now(), absl::FromUnixSeconds(105));
  EXPECT_EQ(clock.Monotonic(), absl::Seconds(5));
}

TEST(FakeClock, JumpOfTheWallClockLeavesTimeoutsAlone) {
  FakeClock clock(absl::FromUnixSeconds(100));
  clock.JumpWallClock(-absl::Hours(1));
  EXPECT_EQ(clock.Now(), absl::FromUnixSeconds(100 - 3600));
  EXPECT_EQ(clock.Monotonic(), absl::ZeroDuration());
}

}  // namespace
}  // namespace till
