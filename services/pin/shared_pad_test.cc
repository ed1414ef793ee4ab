// SPDX-License-Identifier: Apache-2.0
#include "services/pin/shared_pad.h"

#include "gtest/gtest.h"
#include "hal/pin_pad/fake_pin_pad.h"
#include "services/common/clock/fake_clock.h"

namespace till::pin {
namespace {

class SharedPadTest : public testing::Test {
 protected:
  FakeClock clock_;
  hal::FakePinPad device_{clock_};
  SharedPad pad_{device_};
};

TEST_F(SharedPadTest, OneEntryAtATime) {
  auto first = pad_.Take("payments/1");
  ASSERT_NE(first, nullptr);
  EXPECT_EQ(pad_.Take("payments/2"), nullptr);
  first.reset();
  EXPECT_NE(pad_.Take("payments/2"), nullptr);
}

TEST_F(SharedPadTest, ACancelIsForItsPaymentAlsoAhead) {
  auto entry = pad_.Take("payments/1");
  pad_.Cancel("payments/2");
  EXPECT_FALSE(entry->cancelled());
  pad_.Cancel("payments/1");
  EXPECT_TRUE(entry->cancelled());
  entry.reset();
  EXPECT_TRUE(pad_.Take("payments/2")->cancelled()) << "it was cancelled before it began";
  EXPECT_FALSE(pad_.Take("payments/3")->cancelled());
}

TEST_F(SharedPadTest, AStopEndsWhateverIsUnderWay) {
  pad_.CancelAny();
  auto entry = pad_.Take("payments/1");
  EXPECT_FALSE(entry->cancelled());
  pad_.CancelAny();
  EXPECT_TRUE(entry->cancelled());
}

TEST_F(SharedPadTest, APadInUseIsNotAskedWhetherItWorks) {
  EXPECT_TRUE(pad_.Ready());
  device_.SetCondition(absl::UnavailableError("unplugged"));
  EXPECT_FALSE(pad_.Ready());
  auto entry = pad_.Take("payments/1");
  EXPECT_TRUE(pad_.Ready());
}

}  // namespace
}  // namespace till::pin
