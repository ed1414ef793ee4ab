// SPDX-License-Identifier: Apache-2.0
#include "hal/pin_pad/pad_key.h"

#include <type_traits>
#include <utility>

#include "gtest/gtest.h"

namespace till::hal {
namespace {

static_assert(!std::is_copy_constructible_v<PadKey> && !std::is_copy_assignable_v<PadKey>);

TEST(PadKey, HoldsDigitsOnly) {
  EXPECT_EQ(PadKey::Digit('7').kind(), PadKey::Kind::kDigit);
  EXPECT_EQ(PadKey::Digit('7').RevealDigit(), '7');
  for (const char other : {'/', ':', 'E', '\0', '\xff'}) {
    EXPECT_EQ(PadKey::Digit(other).kind(), PadKey::Kind::kNone) << static_cast<int>(other);
    EXPECT_EQ(PadKey::Digit(other).RevealDigit(), '\0');
  }
  EXPECT_EQ(PadKey::Of(PadKey::Kind::kEnter).RevealDigit(), '\0');
}

TEST(PadKey, MovingLeavesNothingBehind) {
  PadKey key = PadKey::Digit('4');
  const PadKey moved = std::move(key);
  EXPECT_EQ(moved.RevealDigit(), '4');
  EXPECT_EQ(key.RevealDigit(), '\0');  // NOLINT(bugprone-use-after-move): what is left is what is tested
  EXPECT_EQ(key.kind(), PadKey::Kind::kNone);
}

}  // namespace
}  // namespace till::hal
