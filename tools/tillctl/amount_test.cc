// SPDX-License-Identifier: Apache-2.0
#include "tools/tillctl/amount.h"

#include <gtest/gtest.h>

#include "services/common/status/error.h"

namespace till::tillctl {
namespace {

TEST(ParseAmount, ByTheCurrencysExponent) {
  const struct {
    const char* text;
    const char* currency;
    int64_t minor_units;
  } cases[] = {
      {"12.34", "CNY", 1234},
      {"12", "CNY", 1200},
      {"0.01", "CNY", 1},
      {"12.3", "CNY", 1230},
      {"007", "CNY", 700},
      {"9999999999.99", "CNY", 999'999'999'999},
      {"90071992.54", "CNY", 9007199254},
      {"1234", "JPY", 1234},
      {"1.005", "KWD", 1005},
  };
  for (const auto& c : cases) {
    const auto parsed = ParseAmount(c.text, c.currency);
    ASSERT_TRUE(parsed.ok()) << c.text << " " << parsed.status();
    EXPECT_EQ(*parsed, c.minor_units) << c.text;
  }
}

TEST(ParseAmount, RefusesWithAReason) {
  const struct {
    const char* text;
    const char* currency;
    const char* reason;
  } cases[] = {
      {"-5", "CNY", "negative"},
      {"-0.01", "CNY", "negative"},
      {"0", "CNY", "zero"},
      {"0.00", "CNY", "zero"},
      {"", "CNY", "not a number"},
      {".", "CNY", "not a number"},
      {"1.2.3", "CNY", "not a number"},
      {"12,34", "CNY", "not a number"},
      {"1e3", "CNY", "not a number"},
      {"+5", "CNY", "not a number"},
      {" 5", "CNY", "not a number"},
      {"five", "CNY", "not a number"},
      {"0x10", "CNY", "not a number"},
      {"٣", "CNY", "not a number"},
      {"12.345", "CNY", "decimals"},
      {"12.5", "JPY", "decimals"},
      {"10000000000.00", "CNY", "more than any"},
      {"99999999999999999999999999", "CNY", "more than any"},
  };
  for (const auto& c : cases) {
    const auto parsed = ParseAmount(c.text, c.currency);
    EXPECT_EQ(ErrorCodeOf(parsed.status()), ErrorCode::kInvalidAmount) << c.text;
    EXPECT_NE(std::string(parsed.status().message()).find(c.reason), std::string::npos)
        << c.text << ": " << parsed.status().message();
  }
  EXPECT_EQ(ErrorCodeOf(ParseAmount("1", "XXQ").status()), ErrorCode::kCurrencyNotSupported);
}

TEST(FormatAmount, HasTheCurrencysDecimals) {
  EXPECT_EQ(FormatAmount(1234, "CNY"), "12.34 CNY");
  EXPECT_EQ(FormatAmount(5, "CNY"), "0.05 CNY");
  EXPECT_EQ(FormatAmount(1234, "JPY"), "1,234 JPY");
}

}  // namespace
}  // namespace till::tillctl
