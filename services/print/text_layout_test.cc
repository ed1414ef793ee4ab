// SPDX-License-Identifier: Apache-2.0
#include "services/print/text_layout.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace till::print {
namespace {

using testing::ElementsAre;

TEST(TextColumns, AsciiIsOneAndTheRestIsTwo) {
  EXPECT_EQ(TextColumns(""), 0);
  EXPECT_EQ(TextColumns("RMB 12.34"), 9);
  EXPECT_EQ(TextColumns("金额"), 4);
  EXPECT_EQ(TextColumns("é"), 2) << "from the square font";
}

TEST(Wrap, BreaksAtBlanksNotInsideWords) {
  EXPECT_THAT(Wrap("the quick brown fox", 10), ElementsAre("the quick", "brown fox"));
  EXPECT_THAT(Wrap("exactly ten", 7), ElementsAre("exactly", "ten"));
  EXPECT_THAT(Wrap("a  b", 10), ElementsAre("a  b")) << "blanks inside a line are the author's";
}

TEST(Wrap, BreaksBetweenIdeographs) {
  EXPECT_THAT(Wrap("本人确认以上交易", 8), ElementsAre("本人确认", "以上交易"));
  EXPECT_THAT(Wrap("本人确认以上交易", 9), ElementsAre("本人确认", "以上交易")) << "no half ideograph";
  EXPECT_THAT(Wrap("卡号Card号", 6), ElementsAre("卡号", "Card号"));
}

TEST(Wrap, NoClosingPunctuationAtALinesHead) {
  EXPECT_THAT(Wrap("确认交易。同意", 8), ElementsAre("确认交", "易。同意"));
  EXPECT_THAT(Wrap("一二三(四)", 8), ElementsAre("一二三", "(四)"));
}

TEST(Wrap, AWordLongerThanALineIsCut) {
  EXPECT_THAT(Wrap("0123456789ABCDEF", 6), ElementsAre("012345", "6789AB", "CDEF"));
}

TEST(Wrap, LineBreaksAreKeptAndTrailingBlanksAreNot) {
  EXPECT_THAT(Wrap("a\n\nb ", 10), ElementsAre("a", "", "b"));
  EXPECT_THAT(Wrap("", 10), ElementsAre(""));
  EXPECT_THAT(Wrap("   ", 10), ElementsAre(""));
  EXPECT_THAT(Wrap("  indented", 12), ElementsAre("  indented"));
}

TEST(Wrap, NoLineIsEverWiderThanThePaper) {
  const std::string texts[] = {"持卡人Cardholder签名(signature),请写清楚!!!", "a中b国c人d民e银f行",
                               "                                x", "((((((((((((中))))))))))))"};
  for (const std::string& text : texts) {
    for (int columns = 2; columns < 40; ++columns) {
      for (const std::string& line : Wrap(text, columns)) EXPECT_LE(TextColumns(line), columns) << text;
    }
  }
}

}  // namespace
}  // namespace till::print
