// SPDX-License-Identifier: Apache-2.0
#include "services/update/channel/quiet_hours.h"

#include <gtest/gtest.h>

namespace till::update {
namespace {

absl::Time At(int hour, int minute, int second = 0) {
  return absl::FromCivil(absl::CivilSecond(2026, 11, 22, hour, minute, second),
                         absl::FixedTimeZone(8 * 3600));
}

TEST(QuietHours, AWindowBeginsAndEndsSharply) {
  const absl::TimeZone zone = absl::FixedTimeZone(8 * 3600);
  QuietHours hours;
  ASSERT_TRUE(hours.Add("02:00", "05:30"));
  EXPECT_FALSE(hours.Contains(At(1, 59, 59), zone));
  EXPECT_TRUE(hours.Contains(At(2, 0), zone));
  EXPECT_TRUE(hours.Contains(At(5, 29, 59), zone));
  EXPECT_FALSE(hours.Contains(At(5, 30), zone));
  EXPECT_FALSE(hours.Contains(At(3, 0), absl::UTCTimeZone())) << "19:00 there";
}

TEST(QuietHours, OverMidnightAndMoreThanOne) {
  const absl::TimeZone zone = absl::FixedTimeZone(8 * 3600);
  QuietHours hours;
  ASSERT_TRUE(hours.Add("22:00", "06:00"));
  ASSERT_TRUE(hours.Add("13:00", "14:00"));
  EXPECT_TRUE(hours.Contains(At(23, 59), zone));
  EXPECT_TRUE(hours.Contains(At(0, 0), zone));
  EXPECT_TRUE(hours.Contains(At(5, 59), zone));
  EXPECT_FALSE(hours.Contains(At(6, 0), zone));
  EXPECT_TRUE(hours.Contains(At(13, 30), zone));
  EXPECT_FALSE(hours.Contains(At(21, 59), zone));
}

TEST(QuietHours, NoneIsAlways) {
  EXPECT_TRUE(QuietHours().Contains(At(12, 0), absl::UTCTimeZone()));
}

TEST(QuietHours, WhatIsNoTimeIsRefused) {
  QuietHours hours;
  for (const char* text : {"", "2:00", "24:00", "12:60", "12.00", "12:0x", "-1:00", "12:000", "１２:00"}) {
    EXPECT_FALSE(hours.Add(text, "05:00")) << text;
    EXPECT_FALSE(hours.Add("05:00", text)) << text;
  }
  EXPECT_FALSE(hours.Add("05:00", "05:00"));
  EXPECT_TRUE(hours.empty());
}

}  // namespace
}  // namespace till::update
