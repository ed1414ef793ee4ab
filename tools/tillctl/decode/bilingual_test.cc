// SPDX-License-Identifier: Apache-2.0
#include "tools/tillctl/decode/bilingual.h"

#include <gtest/gtest.h>

namespace till::tillctl {
namespace {

TEST(Phrase, IsWholeOnlyInBothLanguages) {
  static_assert(Phrase::IsWhole("refund", "退货"));
  static_assert(Phrase::IsWhole("$0 of $1", "$1 中的 $0"));
  EXPECT_FALSE(Phrase::IsWhole("", "退货"));
  EXPECT_FALSE(Phrase::IsWhole("refund", ""));
  EXPECT_FALSE(Phrase::IsWhole("refund", "refund")) << "English for Chinese";
  EXPECT_FALSE(Phrase::IsWhole("退货", "退货")) << "Chinese for English";
  EXPECT_FALSE(Phrase::IsWhole("$0 of $1", "$0 中的")) << "a place is lost";
}

TEST(Bilingual, FillsEachLanguageInItsOwnOrder) {
  constexpr Phrase kCard("card", "卡");
  const Bilingual filled = Fill(Phrase("$0 of $1 ($2)", "$1 中的 $0（$2）"), {Bilingual::Number(3), kCard});
  EXPECT_EQ(filled.In("en"), "3 of card ()");
  EXPECT_EQ(filled.In("zh"), "卡 中的 3（）");
  EXPECT_EQ(filled.In("fr"), filled.en);
  EXPECT_EQ(Fill(Phrase("costs $", "价格 $"), {}).en, "costs $");
}

TEST(Bilingual, GrowsInBothLanguages) {
  Bilingual text = Phrase("void", "撤销");
  text += ", 7";
  EXPECT_EQ(text.en, "void, 7");
  EXPECT_EQ(text.zh, "撤销, 7");
  EXPECT_TRUE(Bilingual().empty());
  EXPECT_EQ(Bilingual(Phrase::Name("SM4")).zh, "SM4");
}

}  // namespace
}  // namespace till::tillctl
