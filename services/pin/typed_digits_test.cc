// SPDX-License-Identifier: Apache-2.0
#include "services/pin/typed_digits.h"

#include <string>
#include <utility>

#include "gtest/gtest.h"

namespace till::pin {
namespace {

using Part = hal::TypedCard::Part;
using Fault = hal::TypedCard::Fault;

class TypedDigitsTest : public testing::Test {
 protected:
  // Type presses keys and returns what is shown: part, fault, digits.
  std::string Type(std::string_view keys) {
    for (const char key : keys) {
      typed_.Press(key == 'E'   ? hal::PadKey::Of(hal::PadKey::Kind::kEnter)
                   : key == 'D' ? hal::PadKey::Of(hal::PadKey::Kind::kDelete)
                                : hal::PadKey::Digit(key));
    }
    const hal::TypedCard shown = typed_.shown();
    return std::string({static_cast<char>(shown.part), static_cast<char>(shown.fault), ' '})
        .append(shown.digits);
  }

  TypedDigits typed_{absl::FromCivil(absl::CivilSecond(2026, 11, 22, 13, 0, 0), absl::UTCTimeZone())};
};

// Numbers that acquirers publish for tests, of 16, 17 and 19 digits.
TEST_F(TypedDigitsTest, PublishedTestNumbersAreTaken) {
  for (const char* number : {"4111111111111111", "5555555555554444", "6212345678901265", "62123456789000003",
                             "6212345678900000003"}) {
    TypedDigits typed(absl::FromUnixSeconds(1'800'000'000));
    for (const char digit : std::string_view(number)) typed.Press(hal::PadKey::Digit(digit));
    typed.Press(hal::PadKey::Of(hal::PadKey::Kind::kEnter));
    EXPECT_EQ(typed.shown().part, Part::kExpiry) << number;
  }
}

TEST_F(TypedDigitsTest, ANumberAndADate) {
  EXPECT_EQ(Type("4111111111111111"), "n0 4111111111111111");
  EXPECT_EQ(Type("E"), "e0 ");
  EXPECT_EQ(Type("0930"), "e0 0930");
  EXPECT_FALSE(typed_.done());
  Type("E");
  EXPECT_TRUE(typed_.done());
  EXPECT_EQ(typed_.number(), "4111111111111111");
  EXPECT_EQ(typed_.ExpiryYymm(), "3009");
}

TEST_F(TypedDigitsTest, AWrongDigitIsSaidAndCorrected) {
  EXPECT_EQ(Type("4111111111111112E"), "nc 4111111111111112");
  EXPECT_EQ(Type("D"), "n0 411111111111111") << "the word goes with the correction";
  EXPECT_EQ(Type("1E"), "e0 ");
}

TEST_F(TypedDigitsTest, LengthsAreTwelveToNineteen) {
  EXPECT_EQ(Type("E"), "nl ");
  EXPECT_EQ(Type("50018000000E"), "nl 50018000000");
  EXPECT_EQ(Type("E"), "nl 50018000000") << "and again";
  EXPECT_EQ(Type("1E"), "e0 ");
  Type("DDDDDDDDDDDDD");
  EXPECT_EQ(Type("62123456789000000039"), "n0 6212345678900000003") << "a twentieth digit is not heard";
  EXPECT_EQ(Type("E"), "e0 ");
}

TEST_F(TypedDigitsTest, DeletingThroughTheDateLeadsBackToTheNumber) {
  Type("4111111111111111E12");
  EXPECT_EQ(Type("DD"), "e0 ");
  EXPECT_EQ(Type("D"), "n0 4111111111111111");
  EXPECT_EQ(Type("D"), "n0 411111111111111");
}

TEST_F(TypedDigitsTest, DatesThatCannotBe) {
  Type("4111111111111111E");
  EXPECT_EQ(Type("E"), "el ");
  EXPECT_EQ(Type("12E"), "el 12");
  EXPECT_EQ(Type("DD1330E"), "em 1330");
  EXPECT_EQ(Type("DDDD0030E"), "em 0030");
  EXPECT_EQ(Type("DDDD1026E"), "ex 1026") << "last month";
  EXPECT_EQ(Type("DDDD1299E"), "ex 1299") << "of the last century";
  EXPECT_EQ(Type("DDDD11269E"), "e0 1126") << "this month; a fifth digit is not heard";
  EXPECT_TRUE(typed_.done());
}

TEST_F(TypedDigitsTest, AMonthIsOverWhenItIsOverEverywhere) {
  const absl::Time midnight = absl::FromCivil(absl::CivilSecond(2026, 12, 1, 0, 0, 0), absl::UTCTimeZone());
  for (const auto& [now, past] :
       {std::pair(midnight + absl::Hours(11), false), std::pair(midnight + absl::Hours(12), true)}) {
    TypedDigits typed(now);
    for (const char digit : std::string_view("4111111111111111")) typed.Press(hal::PadKey::Digit(digit));
    typed.Press(hal::PadKey::Of(hal::PadKey::Kind::kEnter));
    for (const char digit : std::string_view("1126")) typed.Press(hal::PadKey::Digit(digit));
    typed.Press(hal::PadKey::Of(hal::PadKey::Kind::kEnter));
    EXPECT_EQ(typed.shown().fault == Fault::kExpired, past);
  }
}

}  // namespace
}  // namespace till::pin
