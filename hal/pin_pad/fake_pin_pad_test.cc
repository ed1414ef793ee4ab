// SPDX-License-Identifier: Apache-2.0
#include "hal/pin_pad/fake_pin_pad.h"

#include <memory>

#include "hal/pin_pad/pin_pad_conformance.h"
#include "services/common/clock/fake_clock.h"

namespace till::hal {
namespace {

class FakeRig : public PinPadRig {
 public:
  FakeRig() { pad_.HoldSilence(true); }
  PinPad& pad() override { return pad_; }
  void Press(std::string_view keys) override { pad_.PressNow(keys); }
  void Unplug() override { pad_.SetCondition(absl::UnavailableError("no PIN pad")); }
  void PlugIn() override { pad_.SetCondition(PinPadCondition::kReady); }
  int dots() override { return pad_.counts_shown().back(); }

 private:
  FakeClock clock_{absl::FromUnixSeconds(1'800'000'000)};
  FakePinPad pad_{clock_};
};

INSTANTIATE_TEST_SUITE_P(Fake, PinPadConformance,
                         testing::Values(PinPadImplementation{"Fake",
                                                              [] { return std::make_unique<FakeRig>(); }}),
                         [](const auto& implementation) { return implementation.param.name; });

TEST(FakePinPad, SilenceLetsTheClockRun) {
  FakeClock clock(absl::FromUnixSeconds(0));
  FakePinPad pad(clock);
  ASSERT_TRUE(pad.Begin({}).ok());
  const absl::Duration before = clock.Monotonic();
  EXPECT_EQ(pad.NextKey(absl::Seconds(7))->kind(), PadKey::Kind::kNone);
  EXPECT_EQ(clock.Monotonic() - before, absl::Seconds(7));
}

}  // namespace
}  // namespace till::hal
