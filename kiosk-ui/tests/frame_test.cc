// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include "kiosk-ui/tests/fake_kiosk.h"

namespace till::kiosk {
namespace {

struct Screen {
  double width;
  double height;
};

class FrameTest : public testing::TestWithParam<std::tuple<Screen, double>> {};

TEST_P(FrameTest, RegionsLieInsideAndDoNotOverlap) {
  const auto [screen, text_scale] = GetParam();
  const std::unique_ptr<ThemeModel> theme = ReadThemes();
  theme->setTextScale(text_scale);
  FrameModel frame(*theme);
  frame.setWidth(screen.width);
  frame.setHeight(screen.height);
  const QRectF whole(0, 0, screen.width, screen.height);
  const QList<QRectF> regions = {frame.bar(), frame.hero(), frame.words(), frame.stage(), frame.actions()};
  for (qsizetype a = 0; a < regions.size(); ++a) {
    EXPECT_TRUE(whole.contains(regions[a])) << a;
    EXPECT_GT(regions[a].height(), 40) << a;
    for (qsizetype b = a + 1; b < regions.size(); ++b)
      EXPECT_FALSE(regions[a].intersects(regions[b])) << a << b;
  }
}

TEST_P(FrameTest, KeypadKeysAreAThumbWide) {
  const auto [screen, text_scale] = GetParam();
  const std::unique_ptr<ThemeModel> theme = ReadThemes();
  theme->setTextScale(text_scale);
  FrameModel frame(*theme);
  frame.setWidth(screen.width);
  frame.setHeight(screen.height);
  // The smallest keypad is the one under the sign-in fields: 96 scaled pixels below the stage's top, three
  // gaps of 12.
  const double top = frame.portrait() ? 96 * text_scale : 0;
  EXPECT_GE((frame.stage().height() - top - 3 * 12) / 4, theme->touchKeypad());
  EXPECT_GE((frame.stage().width() - 2 * 12) / 3, theme->touchKeypad());
  EXPECT_GE(frame.actions().height(), theme->touch());
}

INSTANTIATE_TEST_SUITE_P(Screens, FrameTest,
                         testing::Combine(testing::Values(Screen{720, 1280}, Screen{1280, 800}),
                                          testing::Values(1.0, 1.5)));

}  // namespace
}  // namespace till::kiosk
