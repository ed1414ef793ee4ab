// SPDX-License-Identifier: Apache-2.0
// Field 48 against the layout of unionpay.md B8, written out by hand.
#include "services/uplink/iso8583/field48.h"

#include <gtest/gtest.h>

namespace till::uplink {
namespace {

constexpr char kDomestic[] = "0000001234000120000000056000030";
constexpr char kForeign[] = "0000000001000010000000000000000";

TEST(Field48, ASettlementIsTwoGroupsOf31Digits) {
  const auto digits = SettlementDigits({123'400, 12, 5'600, 3}, {100, 1, 0, 0});
  ASSERT_TRUE(digits.ok()) << digits.status();
  EXPECT_EQ(*digits, std::string(kDomestic) + kForeign);
  EXPECT_EQ(SettlementDigits({}, {}).value(), std::string(62, '0'));
}

TEST(Field48, TotalsThatDoNotFitAreRefused) {
  EXPECT_FALSE(SettlementDigits({1'000'000'000'000, 1, 0, 0}, {}).ok());
  EXPECT_FALSE(SettlementDigits({}, {0, 0, 1'000'000'000'000, 0}).ok());
  EXPECT_FALSE(SettlementDigits({0, 1000, 0, 0}, {}).ok());
  EXPECT_FALSE(SettlementDigits({0, 0, 0, 1000}, {}).ok());
  EXPECT_FALSE(SettlementDigits({-1, 0, 0, 0}, {}).ok());
  EXPECT_FALSE(SettlementDigits({0, -1, 0, 0}, {}).ok());
}

TEST(Field48, TheFlagsOfAnAnswerAreItsDigits31And62) {
  std::string answer = std::string(kDomestic) + kForeign;
  answer[30] = '1';
  answer[61] = '2';
  const auto flags = ParseSettlementFlags(answer);
  ASSERT_TRUE(flags.ok()) << flags.status();
  EXPECT_EQ(flags->domestic, 1);
  EXPECT_EQ(flags->foreign, 2);
  answer[61] = '3';
  EXPECT_EQ(ParseSettlementFlags(answer)->foreign, 3);
}

TEST(Field48, AnAnswerThatSaysNothingIsRefused) {
  std::string answer = std::string(kDomestic) + kForeign;
  EXPECT_FALSE(ParseSettlementFlags(answer).ok());  // The flags are zero.
  answer[30] = '1';
  EXPECT_FALSE(ParseSettlementFlags(answer).ok());
  answer[61] = '4';
  EXPECT_FALSE(ParseSettlementFlags(answer).ok());
  answer[61] = '1';
  EXPECT_TRUE(ParseSettlementFlags(answer).ok());
  answer[0] = 'x';
  EXPECT_FALSE(ParseSettlementFlags(answer).ok());
  EXPECT_FALSE(ParseSettlementFlags("").ok());
  EXPECT_FALSE(ParseSettlementFlags(std::string(61, '1')).ok());
  EXPECT_FALSE(ParseSettlementFlags(std::string(63, '1')).ok());
}

TEST(Field48, StripePaymentsAreACountAndFortyDigitsEach) {
  const StripeDetail details[] = {{false, 41, "6228480012345674", 1234},
                                  {true, 999'999, "4000000000000000000", 1}};
  const auto digits = StripeDetailDigits(details);
  ASSERT_TRUE(digits.ok()) << digits.status();
  EXPECT_EQ(digits->RevealText(),
            "02"
            "00000041"
            "00006228480012345674"
            "000000001234"
            "01999999"
            "04000000000000000000"
            "000000000001");
}

TEST(Field48, EightPaymentsAreTheMost) {
  const std::vector<StripeDetail> eight(8, {false, 1, "62284800", 1});
  EXPECT_EQ(StripeDetailDigits(eight)->size(), 322u);
  EXPECT_FALSE(StripeDetailDigits(std::vector<StripeDetail>(9, eight[0])).ok());
  EXPECT_FALSE(StripeDetailDigits({}).ok());
  for (const StripeDetail& bad :
       {StripeDetail{false, 0, "62284800", 1}, StripeDetail{false, 1'000'000, "62284800", 1},
        StripeDetail{false, 1, "", 1}, StripeDetail{false, 1, "6228480x", 1},
        StripeDetail{false, 1, "622848001234567400000", 1},
        StripeDetail{false, 1, "62284800", 1'000'000'000'000}, StripeDetail{false, 1, "62284800", -1}}) {
    EXPECT_FALSE(StripeDetailDigits({&bad, 1}).ok());
  }
}

TEST(Field48, CountsAndTips) {
  EXPECT_EQ(CountDigits(17).value(), "0017");
  EXPECT_EQ(CountDigits(9999).value(), "9999");
  EXPECT_FALSE(CountDigits(10'000).ok());
  EXPECT_FALSE(CountDigits(-1).ok());
  EXPECT_EQ(TipDigits(234).value(), "000000000234");
  EXPECT_FALSE(TipDigits(-1).ok());
  EXPECT_FALSE(TipDigits(1'000'000'000'000).ok());
}

}  // namespace
}  // namespace till::uplink
