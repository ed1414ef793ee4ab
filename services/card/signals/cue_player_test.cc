// SPDX-License-Identifier: Apache-2.0
// What a cue is over time is cue_test's; here a device is told of it, and nothing else waits.
#include "services/card/signals/cue_player.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "hal/buzzer/fake_buzzer.h"
#include "hal/indicator/fake_indicator.h"

namespace till::card {
namespace {

using hal::Light;
using hal::LightSet;

// A device that the test keeps an eye on when the player has gone with its own.
class SeenIndicator final : public hal::Indicator {
 public:
  explicit SeenIndicator(hal::FakeIndicator& seen) : seen_(seen) {}
  absl::Status Show(LightSet lights) override { return seen_.Show(lights); }

 private:
  hal::FakeIndicator& seen_;
};

class HeardBuzzer final : public hal::Buzzer {
 public:
  explicit HeardBuzzer(hal::FakeBuzzer& heard) : heard_(heard) {}
  absl::Status Sound(int frequency_hz) override { return heard_.Sound(frequency_hz); }

 private:
  hal::FakeBuzzer& heard_;
};

template <typename Condition>
void Await(const Condition& condition) {
  while (!condition()) std::this_thread::yield();
}

template <typename Values, typename Value>
bool Holds(const Values& values, const Value& value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

class CuePlayerTest : public testing::Test {
 protected:
  std::unique_ptr<CuePlayer> Make() {
    return std::make_unique<CuePlayer>(std::make_unique<SeenIndicator>(lights_),
                                       std::make_unique<HeardBuzzer>(tones_));
  }

  hal::FakeIndicator lights_;
  hal::FakeBuzzer tones_;
};

TEST_F(CuePlayerTest, ShowsWhatItIsTold) {
  const auto player = Make();
  player->Show(Cue::kDeclined);
  Await([&] { return Holds(lights_.Shown(), LightSet{Light::kAlert}) && Holds(tones_.Heard(), 750); });
  player->Show(Cue::kWaitForCard);
  Await([&] { return lights_.Now() == LightSet{Light::kFirst} && tones_.Heard().back() == 0; });
}

TEST_F(CuePlayerTest, ItsEndIsDarkAndSilent) {
  auto player = Make();
  player->Show(Cue::kCardRead);
  Await([&] { return Holds(tones_.Heard(), 1500); });
  player.reset();
  EXPECT_EQ(lights_.Now(), LightSet{});
  EXPECT_EQ(tones_.Heard().back(), 0);
}

TEST_F(CuePlayerTest, ADeviceThatIsGoneStopsNeitherTheOtherNorTheNextCue) {
  const auto player = Make();
  lights_.Unplug();
  player->Show(Cue::kDeclined);
  Await([&] { return Holds(tones_.Heard(), 750); });
  lights_.PlugIn();
  player->Show(Cue::kWaitForCard);
  Await([&] { return lights_.Now() == LightSet{Light::kFirst}; });
}

TEST(CuePlayer, WithoutDevicesItDoesNothing) {
  CuePlayer player(nullptr, nullptr);
  player.Show(Cue::kApproved);
}

}  // namespace
}  // namespace till::card
