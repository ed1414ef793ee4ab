// SPDX-License-Identifier: Apache-2.0
#include "services/common/money/currency.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>

namespace till {
namespace {

TEST(Currency, FormatsByItsExponent) {
  EXPECT_EQ(FormatMinorUnits(1234, *FindCurrency("CNY")), "12.34");
  EXPECT_EQ(FormatMinorUnits(5, *FindCurrency("CNY")), "0.05");
  EXPECT_EQ(FormatMinorUnits(123456789, *FindCurrency("CNY")), "1,234,567.89");
  EXPECT_EQ(FormatMinorUnits(1234, *FindCurrency("JPY")), "1,234");
  EXPECT_EQ(FormatMinorUnits(1234, *FindCurrency("KWD")), "1.234");
  EXPECT_EQ(FormatMinorUnits(-100, *FindCurrency("CNY")), "-1.00");
  EXPECT_EQ(FormatMinorUnits(std::numeric_limits<int64_t>::min(), *FindCurrency("JPY")),
            "-9,223,372,036,854,775,808");
}

TEST(Currency, ParsesWhatPeopleTypeAndNothingElse) {
  const Currency cny = *FindCurrency("CNY");
  EXPECT_EQ(*ParseMinorUnits("12.34", cny), 1234);
  EXPECT_EQ(*ParseMinorUnits("12.3", cny), 1230);
  EXPECT_EQ(*ParseMinorUnits("12", cny), 1200);
  EXPECT_EQ(*ParseMinorUnits("9999999999.99", cny), 999'999'999'999);
  for (const char* bad : {"", ".", "12.", ".5", "-1", "+1", "1,000", "1.234", "1e3", "0x10", " 1", "1 ",
                          "12.3.4", "10000000000.00", "99999999999999999999"}) {
    EXPECT_FALSE(ParseMinorUnits(bad, cny).ok()) << bad;
  }
  EXPECT_FALSE(ParseMinorUnits("1.5", *FindCurrency("JPY")).ok());
}

TEST(Currency, UnknownCodeIsNotGuessed) {
  EXPECT_FALSE(FindCurrency("XYZ"));
  EXPECT_FALSE(FindCurrency("cny"));
}

}  // namespace
}  // namespace till
