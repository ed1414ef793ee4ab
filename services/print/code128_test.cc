// SPDX-License-Identifier: Apache-2.0
#include "services/print/code128.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace till::print {
namespace {

using testing::ElementsAre;

// Worked out by hand from ISO/IEC 15417: table 1 for the values, annex A for the check character. The widths
// of whole symbols are read back by zbar, and by the simulated printer's own table, in //tests/integration
// and //tests/simulators.
TEST(Code128, PairsOfDigitsAreSetInC) {
  // 105 + 1*11 + 2*22 + 3*3 + 4*54 + 5*12 + 6*98 = 1033 = 10*103 + 3.
  EXPECT_THAT(Code128Values("112203541298"), ElementsAre(105, 11, 22, 3, 54, 12, 98, 3, 106));
  EXPECT_EQ(Code128Modules("112203541298"), 8 * 11 + 13);
  EXPECT_EQ(EscposCode128("112203541298"), std::string("{C\x0B\x16\x03\x36\x0C\x62", 8));
}

TEST(Code128, TextIsSetInB) {
  // "A" is 33 and "b" is 66: 104 + 1*33 + 2*66 = 269 = 2*103 + 63.
  EXPECT_THAT(Code128Values("Ab"), ElementsAre(104, 33, 66, 63, 106));
  EXPECT_EQ(EscposCode128("A{b"), "{BA{{b");
}

TEST(Code128, SetsChangeInTheMiddleAndAnOddDigitStaysInB) {
  EXPECT_EQ(EscposCode128("R12345"), std::string("{BR1{C\x17\x2D", 8));
  EXPECT_EQ(EscposCode128("12345"), std::string("{C\x0C\x22{B5", 7));
  EXPECT_EQ(EscposCode128("123"), "{B123");
  EXPECT_EQ(EscposCode128("1234-5678"), std::string("{C\x0C\x22{B-{C\x38\x4E", 11));
  EXPECT_THAT(Code128Values("12345"), ElementsAre(105, 12, 34, 100, 21, testing::_, 106));
}

TEST(Code128, BarsAndSpacesAreElevenModulesACharacter) {
  const std::vector<uint8_t> bars = Code128Bars("A");
  // Start B 211214, A 111323, check (104 + 33) % 103 = 34: 131123, stop 2331112.
  EXPECT_THAT(bars, ElementsAre(2, 1, 1, 2, 1, 4, 1, 1, 1, 3, 2, 3, 1, 3, 1, 1, 2, 3, 2, 3, 3, 1, 1, 1, 2));
}

TEST(Code128, OnlyPrintableAsciiCanBeSet) {
  EXPECT_TRUE(IsBarcode("A 1~"));
  for (const char* text : {"", "\x1F", "\x7F", "中"}) EXPECT_FALSE(IsBarcode(text)) << text;
  EXPECT_FALSE(IsBarcode(std::string(49, '1')));
}

}  // namespace
}  // namespace till::print
