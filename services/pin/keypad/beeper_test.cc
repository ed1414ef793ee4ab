// SPDX-License-Identifier: Apache-2.0
#include "services/pin/keypad/beeper.h"

#include <fcntl.h>
#include <linux/input.h>
#include <sys/stat.h>
#include <unistd.h>

#include <optional>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "gtest/gtest.h"

namespace till::pin {
namespace {

using Sound = Beeper::Sound;

// A pipe in the beeper's place.
class BeeperTest : public testing::Test {
 protected:
  BeeperTest() {
    EXPECT_EQ(::mkfifo(path_.c_str(), 0600), 0);
    reading_ = UniqueFd(::open(path_.c_str(), O_RDONLY | O_NONBLOCK));
    beeper_.emplace(path_);
  }
  ~BeeperTest() override { ::unlink(path_.c_str()); }

  std::vector<int> Tones() {
    std::vector<int> tones;
    input_event event;
    while (::read(reading_.get(), &event, sizeof(event)) == sizeof(event)) {
      EXPECT_EQ(event.type, EV_SND);
      EXPECT_EQ(event.code, SND_TONE);
      tones.push_back(event.value);
    }
    return tones;
  }

  const std::string path_ = absl::StrCat("/tmp/till-beeper-", ::getpid());
  UniqueFd reading_;
  std::optional<Beeper> beeper_;
};

TEST_F(BeeperTest, AToneBeginsAtOnceAndEnds) {
  beeper_->Play(Sound::kKey, absl::Seconds(1));
  EXPECT_EQ(Tones(), std::vector<int>{1200});
  EXPECT_EQ(beeper_->Tick(absl::Seconds(1)), absl::Milliseconds(1060));
  EXPECT_EQ(Tones(), std::vector<int>{});
  EXPECT_EQ(beeper_->Tick(absl::Milliseconds(1060)), absl::InfiniteDuration());
  EXPECT_EQ(Tones(), std::vector<int>{0});
}

TEST_F(BeeperTest, TheFiveTicksTwice) {
  beeper_->Play(Sound::kTickOnFive, absl::Seconds(1));
  beeper_->Tick(absl::Seconds(2));
  EXPECT_EQ(Tones(), (std::vector<int>{900, 0, 900, 0}));
}

TEST_F(BeeperTest, ANewSoundEndsTheOld) {
  beeper_->Play(Sound::kCancel, absl::Seconds(1));
  beeper_->Play(Sound::kTick, absl::Seconds(1));
  beeper_->Tick(absl::Seconds(2));
  EXPECT_EQ(Tones(), (std::vector<int>{400, 900, 0}));
}

TEST(Beeper, WithoutADeviceIsSilent) {
  Beeper beeper("");
  beeper.Play(Sound::kKey, absl::Seconds(1));
  EXPECT_EQ(beeper.Tick(absl::Seconds(9)), absl::InfiniteDuration());
}

}  // namespace
}  // namespace till::pin
