// SPDX-License-Identifier: Apache-2.0
#include "services/pin/keypad/finger_reader.h"

#include <string>
#include <vector>

#include "gtest/gtest.h"

namespace till::pin {
namespace {

using Mode = KeypadLayout::Mode;
using enum PadPlace;

// A hand over a 720 × 1232 pad; the clock is the test's.
class FingerReaderTest : public testing::Test {
 protected:
  void Down(int finger, PadPlace place) {
    const Rect& key = layout_.KeyOf(place);
    reader_.Down(finger, key.x + key.width / 2, key.y + key.height / 2, now_);
  }
  void Slide(int finger, PadPlace place) {
    const Rect& key = layout_.KeyOf(place);
    reader_.Move(finger, key.x + key.width / 2, key.y + key.height / 2, now_);
  }
  void Up(int finger) { reader_.Up(finger, now_); }
  void Tap(PadPlace place, absl::Duration held = absl::Milliseconds(80)) {
    Down(0, place);
    Wait(held);
    Up(0);
  }
  void Wait(absl::Duration time) {
    now_ += time;
    reader_.Tick(now_);
  }
  void UseGuide() {
    layout_ = KeypadLayout(720, 1232, Mode::kGuide);
    reader_.SetLayout(layout_);
  }

  absl::Duration now_ = absl::Seconds(100);
  std::vector<PadPlace> pressed_;
  std::string cues_;  // t tick, f tick on five, m mode
  int changes_ = 0;
  KeypadLayout layout_{720, 1232, Mode::kSeen};
  FingerReader reader_{layout_,
                       {.pressed = [this](PadPlace place) { pressed_.push_back(place); },
                        .cue =
                            [this](FingerReader::Cue cue) {
                              cues_ += cue == FingerReader::Cue::kTick         ? 't'
                                       : cue == FingerReader::Cue::kTickOnFive ? 'f'
                                                                               : 'm';
                            },
                        .change_mode = [this] { ++changes_; }}};
};

using Places = std::vector<PadPlace>;

TEST_F(FingerReaderTest, AKeyCountsWhenTheFingerIsLifted) {
  Down(0, kDigit1);
  EXPECT_EQ(pressed_, Places{});
  Up(0);
  EXPECT_EQ(pressed_, Places{kDigit1});
}

TEST_F(FingerReaderTest, AFingerThatSlidesAwayPressesNothing) {
  Down(0, kDigit1);
  Slide(0, kDigit2);
  Up(0);
  EXPECT_EQ(pressed_, Places{});
}

TEST_F(FingerReaderTest, ALittleBesideTheKeyIsOnIt) {
  const Rect& key = layout_.KeyOf(kDigit1);
  reader_.Down(0, key.x + 5, key.y + 5, now_);
  reader_.Move(0, key.x - 8, key.y - 8, now_);
  Up(0);
  EXPECT_EQ(pressed_, Places{kDigit1});
}

TEST_F(FingerReaderTest, AHeldFingerHindersNoOtherAndRepeatsNothing) {
  Down(7, kDigit9);
  for (int i = 0; i < 6; ++i) {
    Wait(absl::Milliseconds(300));
    Tap(kDigit3);
  }
  EXPECT_EQ(pressed_, Places(6, kDigit3));
  Up(7);
  EXPECT_EQ(pressed_.back(), kDigit9);
  EXPECT_EQ(pressed_.size(), 7u);
  EXPECT_EQ(changes_, 0);
}

TEST_F(FingerReaderTest, FastFingersOverlap) {
  Down(0, kDigit1);
  Down(1, kDigit2);
  Up(0);
  Down(0, kDigit3);
  Up(1);
  Up(0);
  EXPECT_EQ(pressed_, (Places{kDigit1, kDigit2, kDigit3}));
}

TEST_F(FingerReaderTest, AFingerThatCameBeforeTheKeypadIsNotItsOwn) {
  Slide(4, kDigit5);
  Up(4);
  EXPECT_EQ(pressed_, Places{});
}

TEST_F(FingerReaderTest, AForgottenFingerPressesNothing) {
  Down(0, kDigit1);
  reader_.Forget();
  Up(0);
  EXPECT_EQ(pressed_, Places{});
  EXPECT_FALSE(reader_.any_down());
}

TEST_F(FingerReaderTest, TwoFingersHeldChangeTheModeAndPressNothing) {
  Down(0, kDigit1);
  Wait(absl::Milliseconds(200));
  Down(1, kDigit6);
  Wait(absl::Milliseconds(900));
  EXPECT_EQ(changes_, 0);
  Wait(absl::Milliseconds(200));
  EXPECT_EQ(changes_, 1);
  EXPECT_EQ(cues_, "m");
  Up(0);
  Up(1);
  EXPECT_EQ(pressed_, Places{});
}

TEST_F(FingerReaderTest, OneHeldFingerChangesNothing) {
  Down(0, kDigit1);
  Wait(absl::Seconds(10));
  EXPECT_EQ(changes_, 0);
}

TEST_F(FingerReaderTest, InTheGuideModeASlideTicksAndPressesNothing) {
  UseGuide();
  Down(0, kDigit1);
  for (const PadPlace place : {kDigit2, kDigit5, kDigit8, kDigit0}) {
    Wait(absl::Milliseconds(200));
    Slide(0, place);
    Slide(0, place);
  }
  Up(0);
  EXPECT_EQ(cues_, "tftt");
  EXPECT_EQ(pressed_, Places{});
}

TEST_F(FingerReaderTest, InTheGuideModeTwoTapsPress) {
  UseGuide();
  Tap(kDigit5);
  EXPECT_EQ(pressed_, Places{});
  EXPECT_EQ(cues_, "f");
  Wait(absl::Milliseconds(200));
  Tap(kDigit5);
  EXPECT_EQ(pressed_, Places{kDigit5});
  // A third tap is the first of the next pair.
  Wait(absl::Milliseconds(200));
  Tap(kDigit5);
  EXPECT_EQ(pressed_.size(), 1u);
}

TEST_F(FingerReaderTest, InTheGuideModeTapsOnTwoKeysOrTooFarApartPressNothing) {
  UseGuide();
  Tap(kDigit1);
  Tap(kDigit2);
  Wait(absl::Seconds(1));
  Tap(kDigit2);
  Tap(kDigit2, absl::Seconds(1));
  Tap(kDigit2);
  EXPECT_EQ(pressed_, Places{});
}

TEST_F(FingerReaderTest, InTheGuideModeTwoFingersSweptDownCancel) {
  UseGuide();
  Down(0, kDigit1);
  Down(1, kDigit3);
  Slide(0, kDigit7);
  EXPECT_EQ(pressed_, Places{});
  Slide(1, kDigit9);
  EXPECT_EQ(pressed_, Places{kCancel});
  Up(0);
  Up(1);
  EXPECT_EQ(pressed_.size(), 1u);
}

TEST_F(FingerReaderTest, InTheGuideModeTwoFingersHeldLeadBack) {
  UseGuide();
  Down(0, kDigit1);
  Down(1, kDigit3);
  Wait(absl::Milliseconds(1100));
  EXPECT_EQ(changes_, 1);
}

}  // namespace
}  // namespace till::pin
