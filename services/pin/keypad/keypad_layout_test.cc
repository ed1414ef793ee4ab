// SPDX-License-Identifier: Apache-2.0
#include "services/pin/keypad/keypad_layout.h"

#include "gtest/gtest.h"

namespace till::pin {
namespace {

using Mode = KeypadLayout::Mode;

struct Size {
  int width;
  int height;
};

constexpr Size kSizes[] = {{720, 1232}, {1280, 752}, {480, 752}, {800, 432}, {1080, 1872}};

// A key is at least 9 mm wide and high at 5 inches (720 × 1280 is 294 dots per inch): 104 pixels (ISO 9241-9
// wants 8).
TEST(KeypadLayout, KeysAreLargeApartAndInside) {
  for (const auto [width, height] : kSizes) {
    for (const Mode mode : {Mode::kSeen, Mode::kGuide}) {
      const KeypadLayout layout(width, height, mode);
      int keys = 0;
      for (int i = 0; i < KeypadLayout::kPlaces; ++i) {
        const Rect& key = layout.KeyOf(static_cast<PadPlace>(i));
        if (key.width == 0) continue;
        ++keys;
        EXPECT_GE(key.x, 0);
        EXPECT_GE(key.y, 0);
        EXPECT_LE(key.x + key.width, width + 0.01);
        EXPECT_LE(key.y + key.height, height + 0.01);
        if (width == 720) {
          EXPECT_GE(key.width, 104);
          EXPECT_GE(key.height, 104);
        }
        EXPECT_EQ(layout.PlaceAt(key.x + key.width / 2, key.y + key.height / 2), static_cast<PadPlace>(i));
        for (int j = 0; j < i; ++j) {
          const Rect& other = layout.KeyOf(static_cast<PadPlace>(j));
          if (other.width == 0) continue;
          EXPECT_TRUE(key.x >= other.x + other.width - 0.01 || other.x >= key.x + key.width - 0.01 ||
                      key.y >= other.y + other.height - 0.01 || other.y >= key.y + key.height - 0.01)
              << i << " lies on " << j;
        }
        if (mode == Mode::kSeen) {
          EXPECT_FALSE(layout.Dots().Contains(key.x, key.y));
          EXPECT_FALSE(layout.Words().Contains(key.x, key.y));
        }
      }
      EXPECT_EQ(keys, mode == Mode::kSeen ? 13 : 12);
    }
  }
}

TEST(KeypadLayout, DigitsStandAsOnATelephone) {
  for (const auto [width, height] : kSizes) {
    for (const Mode mode : {Mode::kSeen, Mode::kGuide}) {
      const KeypadLayout layout(width, height, mode);
      const Rect& one = layout.KeyOf(PadPlace::kDigit1);
      const Rect& five = layout.KeyOf(PadPlace::kDigit5);
      const Rect& nine = layout.KeyOf(PadPlace::kDigit9);
      const Rect& zero = layout.KeyOf(PadPlace::kDigit0);
      EXPECT_LT(one.x, five.x);
      EXPECT_LT(five.x, nine.x);
      EXPECT_LT(one.y, five.y);
      EXPECT_LT(five.y, nine.y);
      EXPECT_LT(nine.y, zero.y);
      EXPECT_DOUBLE_EQ(zero.x, five.x);
    }
  }
}

TEST(KeypadLayout, TheGuideGridLeavesNoPlaceWithoutAKey) {
  const KeypadLayout layout(720, 1232, Mode::kGuide);
  for (int x = 0; x < 720; x += 7) {
    for (int y = 0; y < 1232; y += 7) EXPECT_NE(layout.PlaceAt(x, y), PadPlace::kNone);
  }
}

TEST(KeypadLayout, DotsHaveRoomForTwelve) {
  for (const auto [width, height] : kSizes) {
    const KeypadLayout layout(width, height, Mode::kSeen);
    for (const int count : {0, 4, 6, 7, 12}) {
      const std::vector<KeypadLayout::Point> dots = layout.DotCentres(count);
      EXPECT_EQ(static_cast<int>(dots.size()), count > 6 ? count : 6);
      for (size_t i = 0; i < dots.size(); ++i) {
        EXPECT_TRUE(layout.Dots().Contains(dots[i].x, dots[i].y));
        if (i == 0) continue;
        EXPECT_GT(dots[i].x - dots[i - 1].x, 2 * layout.DotRadius());
      }
    }
  }
}

}  // namespace
}  // namespace till::pin
