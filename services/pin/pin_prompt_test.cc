// SPDX-License-Identifier: Apache-2.0
#include "services/pin/pin_prompt.h"

#include "gtest/gtest.h"

namespace till::pin {
namespace {

TEST(PinPrompt, ShowsTheAmountInItsCurrency) {
  EXPECT_EQ(AmountText(1234, "CNY"), "CNY 12.34");
  EXPECT_EQ(AmountText(5, "CNY"), "CNY 0.05");
  EXPECT_EQ(AmountText(1234, "JPY"), "JPY 1234");
  EXPECT_EQ(AmountText(1005, "KWD"), "KWD 1.005");
  EXPECT_EQ(AmountText(999'999'999'999, "CNY"), "CNY 9999999999.99");
}

TEST(PinPrompt, SpeaksTheCustomersLanguage) {
  EXPECT_EQ(PinPromptText("zh", 1234, "CNY", false), "请输入密码\nCNY 12.34");
  EXPECT_EQ(PinPromptText("en", 1234, "CNY", false), "Enter PIN\nCNY 12.34");
  EXPECT_EQ(PinPromptText("en", 1234, "CNY", true), "Wrong PIN. Enter PIN again\nCNY 12.34");
  EXPECT_NE(PinPromptText("zh", 1234, "CNY", true), PinPromptText("zh", 1234, "CNY", false));
}

}  // namespace
}  // namespace till::pin
