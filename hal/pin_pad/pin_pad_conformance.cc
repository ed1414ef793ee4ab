// SPDX-License-Identifier: Apache-2.0
#include "hal/pin_pad/pin_pad_conformance.h"

#include <thread>

namespace till::hal {
namespace {

// Long enough for a key that is on its way; a correct implementation never waits for it to pass.
constexpr absl::Duration kSoon = absl::Seconds(10);

PinPadPrompt Prompt() {
  return {.min_digits = 4, .max_digits = 12, .timeout = absl::Seconds(30), .text = "PIN"};
}

}  // namespace

char PinPadConformance::Take(absl::Duration timeout) {
  absl::StatusOr<PadKey> key = pad().NextKey(timeout);
  if (!key.ok()) return '!';
  switch (key->kind()) {
    case PadKey::Kind::kDigit:
      return key->RevealDigit();
    case PadKey::Kind::kEnter:
      return 'E';
    case PadKey::Kind::kCancel:
      return 'C';
    case PadKey::Kind::kDelete:
      return 'D';
    case PadKey::Kind::kNone:
      return '-';
    case PadKey::Kind::kInterrupted:
      return 'I';
  }
  return '?';
}

TEST_P(PinPadConformance, GivesKeysInTheOrderInWhichTheyWerePressed) {
  ASSERT_TRUE(pad().Begin(Prompt()).ok());
  rig().Press("0123456789DCE");
  for (const char expected : std::string_view("0123456789DCE")) EXPECT_EQ(Take(kSoon), expected);
  EXPECT_TRUE(pad().Finish().ok());
}

TEST_P(PinPadConformance, SaysNoneWhenNoKeyCameInTime) {
  ASSERT_TRUE(pad().Begin(Prompt()).ok());
  EXPECT_EQ(Take(absl::ZeroDuration()), '-');
  EXPECT_TRUE(pad().Finish().ok());
}

TEST_P(PinPadConformance, ShowsTheNumberOfDigits) {
  ASSERT_TRUE(pad().Begin(Prompt()).ok());
  ASSERT_TRUE(pad().ShowDigitCount(3).ok());
  EXPECT_EQ(rig().dots(), 3);
  ASSERT_TRUE(pad().ShowDigitCount(2).ok());
  EXPECT_EQ(rig().dots(), 2);
  EXPECT_TRUE(pad().Finish().ok());
}

TEST_P(PinPadConformance, ShowsACardNumberWhereOneIsTypedAndNeverInAPinEntry) {
  const TypedCard typed = {.digits = "622848"};
  EXPECT_EQ(pad().ShowTypedCard(typed).code(), absl::StatusCode::kFailedPrecondition);
  ASSERT_TRUE(pad().Begin(Prompt()).ok());
  EXPECT_EQ(pad().ShowTypedCard(typed).code(), absl::StatusCode::kFailedPrecondition);
  ASSERT_TRUE(pad().Finish().ok());
  PinPadPrompt prompt = Prompt();
  prompt.max_digits = 19;
  prompt.card_number = true;
  ASSERT_TRUE(pad().Begin(prompt).ok());
  EXPECT_TRUE(pad().ShowTypedCard(typed).ok());
  rig().Press("8");
  EXPECT_EQ(Take(kSoon), '8');
  EXPECT_TRUE(pad().ShowTypedCard({TypedCard::Part::kExpiry, TypedCard::Fault::kMonth, "13"}).ok());
  EXPECT_TRUE(pad().Finish().ok());
  EXPECT_EQ(pad().ShowTypedCard(typed).code(), absl::StatusCode::kFailedPrecondition);
}

TEST_P(PinPadConformance, KeysOfAnEndedEntryAreNotTheNextCustomersPin) {
  ASSERT_TRUE(pad().Begin(Prompt()).ok());
  rig().Press("98");
  ASSERT_EQ(Take(kSoon), '9');
  ASSERT_TRUE(pad().Finish().ok());
  ASSERT_TRUE(pad().Begin(Prompt()).ok());
  EXPECT_EQ(Take(absl::ZeroDuration()), '-');
  rig().Press("1");
  EXPECT_EQ(Take(kSoon), '1');
  EXPECT_TRUE(pad().Finish().ok());
}

TEST_P(PinPadConformance, AnswersNoKeyOutsideAnEntry) {
  EXPECT_EQ(pad().NextKey(absl::ZeroDuration()).status().code(), absl::StatusCode::kFailedPrecondition);
  ASSERT_TRUE(pad().Begin(Prompt()).ok());
  ASSERT_TRUE(pad().Finish().ok());
  EXPECT_EQ(pad().NextKey(absl::ZeroDuration()).status().code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_TRUE(pad().Finish().ok()) << "finishing twice is harmless";
}

TEST_P(PinPadConformance, RefusesASecondEntryWhileOneIsUnderWay) {
  ASSERT_TRUE(pad().Begin(Prompt()).ok());
  EXPECT_EQ(pad().Begin(Prompt()).code(), absl::StatusCode::kFailedPrecondition);
  rig().Press("7");
  EXPECT_EQ(Take(kSoon), '7') << "the first entry goes on";
  EXPECT_TRUE(pad().Finish().ok());
}

TEST_P(PinPadConformance, InterruptEndsAWaitAndNotTheEntry) {
  ASSERT_TRUE(pad().Begin(Prompt()).ok());
  std::thread other([this] { pad().Interrupt(); });
  EXPECT_EQ(Take(kSoon), 'I');
  other.join();
  rig().Press("5");
  EXPECT_EQ(Take(kSoon), '5');
  EXPECT_TRUE(pad().Finish().ok());
}

TEST_P(PinPadConformance, AnInterruptOfTheLastEntryDoesNotTouchTheNext) {
  ASSERT_TRUE(pad().Begin(Prompt()).ok());
  pad().Interrupt();
  ASSERT_TRUE(pad().Finish().ok());
  ASSERT_TRUE(pad().Begin(Prompt()).ok());
  EXPECT_EQ(Take(absl::ZeroDuration()), '-');
  EXPECT_TRUE(pad().Finish().ok());
}

TEST_P(PinPadConformance, SaysReadyWhenItIs) {
  const absl::StatusOr<PinPadCondition> condition = pad().Condition();
  ASSERT_TRUE(condition.ok()) << condition.status();
  EXPECT_EQ(*condition, PinPadCondition::kReady);
}

TEST_P(PinPadConformance, LossOfTheDeviceEndsTheEntryAndTheNextOneWorksOnceItIsBack) {
  ASSERT_TRUE(pad().Begin(Prompt()).ok());
  rig().Unplug();
  const absl::StatusOr<PadKey> key = pad().NextKey(kSoon);
  ASSERT_FALSE(key.ok());
  EXPECT_EQ(key.status().code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(pad().Begin(Prompt()).code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(pad().Condition().status().code(), absl::StatusCode::kUnavailable);
  rig().PlugIn();
  ASSERT_TRUE(pad().Begin(Prompt()).ok());
  rig().Press("3");
  EXPECT_EQ(Take(kSoon), '3');
  EXPECT_TRUE(pad().Finish().ok());
}

GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(PinPadConformance);

}  // namespace till::hal
