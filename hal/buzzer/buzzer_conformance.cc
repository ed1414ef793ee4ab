// SPDX-License-Identifier: Apache-2.0
#include "hal/buzzer/buzzer_conformance.h"

#include <limits>

namespace till::hal {
namespace {

TEST_P(BuzzerConformance, AToneGoesOnUntilTheNextCall) {
  for (const int frequency : {kLowestToneHz, 750, 1500, kHighestToneHz, 0}) {
    ASSERT_TRUE(bench_->buzzer().Sound(frequency).ok());
    EXPECT_EQ(bench_->Heard(), frequency);
  }
}

TEST_P(BuzzerConformance, AFrequencyOutOfRangeChangesNothing) {
  ASSERT_TRUE(bench_->buzzer().Sound(1500).ok());
  for (const int frequency : {-1, 1, kLowestToneHz - 1, kHighestToneHz + 1, std::numeric_limits<int>::max(),
                              std::numeric_limits<int>::min()}) {
    EXPECT_EQ(bench_->buzzer().Sound(frequency).code(), absl::StatusCode::kInvalidArgument) << frequency;
    EXPECT_EQ(bench_->Heard(), 1500);
  }
}

TEST_P(BuzzerConformance, ADeviceThatIsGoneIsSaidAndFoundAgain) {
  ASSERT_TRUE(bench_->buzzer().Sound(750).ok());
  ASSERT_EQ(bench_->Heard(), 750);
  bench_->Unplug();
  EXPECT_EQ(bench_->buzzer().Sound(1500).code(), absl::StatusCode::kUnavailable);
  bench_->PlugIn();
  ASSERT_TRUE(bench_->buzzer().Sound(1500).ok());
  EXPECT_EQ(bench_->Heard(), 1500);
}

TEST_P(BuzzerConformance, ABuzzerThatGoesIsSilent) {
  ASSERT_TRUE(bench_->buzzer().Sound(1500).ok());
  ASSERT_EQ(bench_->Heard(), 1500);
  if (!bench_->Destroy()) GTEST_SKIP() << "this one is gone with its ear";
  EXPECT_EQ(bench_->Heard(), 0);
}

}  // namespace
}  // namespace till::hal
