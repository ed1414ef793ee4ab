// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/scan_desk.h"

#include <vector>

#include "gtest/gtest.h"
#include "hal/scanner/fake_scanner.h"
#include "services/common/clock/fake_clock.h"

namespace till::terminal {
namespace {

constexpr absl::Duration kNow = absl::ZeroDuration();

class ScanDeskTest : public testing::Test {
 protected:
  void Scan(const std::string& code) {
    scanner_.Send(code + "\r");
    EXPECT_TRUE(desk_.Look(absl::Seconds(1)).ok());
  }

  FakeClock clock_;
  hal::FakeScanner scanner_{clock_};
  ScanDesk desk_{scanner_, clock_};
};

TEST_F(ScanDeskTest, EverybodyWhoWatchesHearsOfACodeOnce) {
  const auto kiosk = desk_.Begin();
  const auto other = desk_.Begin();
  Scan("288012345678901234");
  for (const auto* watch : {&kiosk, &other}) {
    const auto scanned = (*watch)->Next(kNow);
    ASSERT_TRUE(scanned.has_value());
    EXPECT_EQ(scanned->code, "288012345678901234");
    EXPECT_EQ(scanned->time, clock_.Now());
    EXPECT_FALSE((*watch)->Next(kNow).has_value());
  }
}

TEST_F(ScanDeskTest, NothingIsKeptForWhoComesLater) {
  Scan("288012345678901234");
  const auto late = desk_.Begin();
  EXPECT_FALSE(late->Next(kNow).has_value());
}

TEST_F(ScanDeskTest, WhatIsNoCodeIsToldWithoutIt) {
  const auto watch = desk_.Begin();
  Scan("\x1b[2J");
  const auto scanned = watch->Next(kNow);
  ASSERT_TRUE(scanned.has_value());
  EXPECT_FALSE(scanned->code.has_value());
}

TEST_F(ScanDeskTest, AWatcherThatIsSlowKeepsABoundedAmount) {
  const auto watch = desk_.Begin();
  for (int code = 0; code < 100; ++code) Scan(std::to_string(code));
  for (size_t code = 0; code < ScanDesk::kMostWaiting; ++code) {
    EXPECT_EQ(watch->Next(kNow)->code, std::to_string(code));
  }
  EXPECT_FALSE(watch->Next(kNow).has_value());
}

TEST_F(ScanDeskTest, WatchersAreBoundedAndAPlaceIsFreedAgain) {
  std::vector<std::unique_ptr<ScanDesk::Watch>> watchers;
  for (size_t watcher = 0; watcher < ScanDesk::kMostWatchers; ++watcher) watchers.push_back(desk_.Begin());
  EXPECT_NE(watchers.back(), nullptr);
  EXPECT_EQ(desk_.Begin(), nullptr);
  watchers.pop_back();
  EXPECT_NE(desk_.Begin(), nullptr);
}

TEST_F(ScanDeskTest, AScannerThatIsGoneIsSaid) {
  scanner_.Unplug();
  EXPECT_TRUE(absl::IsUnavailable(desk_.Look(absl::Seconds(1))));
  scanner_.PlugIn();
  EXPECT_TRUE(absl::IsDeadlineExceeded(desk_.Look(absl::Seconds(1))));
}

TEST_F(ScanDeskTest, TheEndWakesWatchers) {
  const auto watch = desk_.Begin();
  desk_.Stop();
  EXPECT_FALSE(watch->Next(absl::InfiniteDuration()).has_value());
  EXPECT_TRUE(desk_.stopped());
}

}  // namespace
}  // namespace till::terminal
