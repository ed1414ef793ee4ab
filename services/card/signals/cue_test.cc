// SPDX-License-Identifier: Apache-2.0
#include "services/card/signals/cue.h"

#include <gtest/gtest.h>

namespace till::card {
namespace {

using hal::Light;
using hal::LightSet;

constexpr LightSet kAll{Light::kFirst, Light::kSecond, Light::kThird, Light::kFourth};

absl::Duration Ms(int milliseconds) {
  return absl::Milliseconds(milliseconds);
}

TEST(Cue, IdleBlinksTheFirstLightEveryFiveSeconds) {
  for (const int begin : {0, 5'000, 3'600'000}) {
    EXPECT_EQ(MomentOf(Cue::kIdle, Ms(begin)), (Moment{{Light::kFirst}, 0, Ms(200)}));
    EXPECT_EQ(MomentOf(Cue::kIdle, Ms(begin + 199)), (Moment{{Light::kFirst}, 0, Ms(1)}));
    EXPECT_EQ(MomentOf(Cue::kIdle, Ms(begin + 200)), (Moment{{}, 0, Ms(4800)}));
  }
}

TEST(Cue, WaitingKeepsTheFirstLightOn) {
  EXPECT_EQ(MomentOf(Cue::kWaitForCard, Ms(90'000)), Moment{{Light::kFirst}});
}

// The reader's tone of EMV Contactless Book A: 1500 Hz for half a second; the lights stay for 750 ms.
TEST(Cue, ACardThatWasReadIsToldByFourLightsAndATone) {
  EXPECT_EQ(MomentOf(Cue::kCardRead, Ms(0)), (Moment{kAll, 1500, Ms(500)}));
  EXPECT_EQ(MomentOf(Cue::kCardRead, Ms(500)), (Moment{kAll, 0, Ms(250)}));
  EXPECT_EQ(MomentOf(Cue::kCardRead, Ms(750)), Moment{});
}

// Its alert: 750 Hz, twice for 200 ms with 200 ms between them.
TEST(Cue, ADeclineIsToldByTheAlert) {
  EXPECT_EQ(MomentOf(Cue::kDeclined, Ms(0)), (Moment{{Light::kAlert}, 750, Ms(200)}));
  EXPECT_EQ(MomentOf(Cue::kDeclined, Ms(200)), (Moment{{Light::kAlert}, 0, Ms(200)}));
  EXPECT_EQ(MomentOf(Cue::kDeclined, Ms(400)), (Moment{{Light::kAlert}, 750, Ms(200)}));
  EXPECT_EQ(MomentOf(Cue::kDeclined, Ms(600)), (Moment{{Light::kAlert}, 0, Ms(2000)}));
  EXPECT_EQ(MomentOf(Cue::kDeclined, Ms(2600)), MomentOf(Cue::kIdle, Ms(0)));
}

TEST(Cue, AnApprovalRisesAndGoesOverIntoIdle) {
  const Moment first = MomentOf(Cue::kApproved, Ms(0));
  const Moment second = MomentOf(Cue::kApproved, first.until_next);
  EXPECT_EQ(first.lights, kAll);
  EXPECT_EQ(second.lights, kAll);
  EXPECT_GT(second.tone_hz, first.tone_hz);
  EXPECT_EQ(MomentOf(Cue::kApproved, Ms(2450)), MomentOf(Cue::kIdle, Ms(0)));
}

TEST(Cue, NoToneGoesOn) {
  for (const Cue cue :
       {Cue::kIdle, Cue::kWaitForCard, Cue::kCardRead, Cue::kWorking, Cue::kApproved, Cue::kDeclined}) {
    for (int after = 1000; after < 12'000; after += 10) EXPECT_EQ(MomentOf(cue, Ms(after)).tone_hz, 0);
    for (int at = 0; at < 12'000; at += 10) EXPECT_GT(MomentOf(cue, Ms(at)).until_next, absl::ZeroDuration());
  }
}

}  // namespace
}  // namespace till::card
