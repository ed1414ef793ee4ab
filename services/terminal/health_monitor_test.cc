// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/health_monitor.h"

#include <atomic>
#include <thread>

#include "gtest/gtest.h"
#include "services/common/clock/fake_clock.h"

namespace till::terminal {
namespace {

class HealthMonitorTest : public testing::Test {
 protected:
  FakeClock clock_;
  std::atomic<bool> card_ = true;
  std::atomic<bool> pin_ = true;
  HealthMonitor monitor_{
      {{"card",
        [this] {
          clock_.Advance(absl::Microseconds(250));
          return card_ ? absl::OkStatus() : absl::UnavailableError("gone");
        }},
       {"pin", [this] { return pin_ ? absl::OkStatus() : absl::UnavailableError("gone"); }}},
      clock_};
};

TEST_F(HealthMonitorTest, NothingIsSaidToServeBeforeItWasAsked) {
  EXPECT_FALSE(monitor_.Snapshot().serving);
  ASSERT_EQ(monitor_.Snapshot().processes.size(), 2u);
  EXPECT_FALSE(monitor_.Snapshot().processes[0].serving);
}

TEST_F(HealthMonitorTest, TheWholeServesWhenAllDo) {
  const HealthSnapshot all = monitor_.Refresh();
  EXPECT_TRUE(all.serving);
  EXPECT_EQ(all.processes[0].name, "card");
  EXPECT_EQ(all.processes[0].latency, absl::Microseconds(250));
  clock_.Advance(absl::Seconds(10));
  pin_ = false;
  const HealthSnapshot without_pin = monitor_.Refresh();
  EXPECT_FALSE(without_pin.serving);
  EXPECT_TRUE(without_pin.processes[0].serving);
  EXPECT_FALSE(without_pin.processes[1].serving);
  EXPECT_EQ(without_pin.processes[1].latency, absl::ZeroDuration());
  EXPECT_EQ(without_pin.processes[1].since, clock_.Now());
  EXPECT_LT(without_pin.processes[0].since, clock_.Now());
}

TEST_F(HealthMonitorTest, TheVersionGrowsWithChangesOnly) {
  const uint64_t first = monitor_.Refresh().version;
  EXPECT_EQ(monitor_.Refresh().version, first);
  card_ = false;
  EXPECT_EQ(monitor_.Refresh().version, first + 1);
}

TEST_F(HealthMonitorTest, AWatcherIsWokenByAChangeAndByTheEnd) {
  const uint64_t first = monitor_.Refresh().version;
  std::thread other([this] {
    card_ = false;
    monitor_.Refresh();
  });
  EXPECT_FALSE(monitor_.WaitForChange(first, absl::Seconds(30)).processes[0].serving);
  other.join();
  monitor_.Stop();
  EXPECT_EQ(monitor_.WaitForChange(first + 1, absl::Seconds(30)).version, first + 1);
  EXPECT_TRUE(monitor_.stopped());
}

}  // namespace
}  // namespace till::terminal
