// SPDX-License-Identifier: Apache-2.0
#include "tools/tillctl/decode/hex.h"

#include <gtest/gtest.h>

namespace till::tillctl {
namespace {

TEST(Hex, ReadsDigitsOfBothCasesAndBlanks) {
  EXPECT_EQ(*ParseHex("00fF 1a\n2B"), (std::vector<uint8_t>{0x00, 0xFF, 0x1A, 0x2B}));
  EXPECT_EQ(Hex(*ParseHex("00ff1a")), "00FF1A");
}

TEST(Hex, SaysWhatIsWrongAndNeverWhatItWasGiven) {
  EXPECT_EQ(ParseHex("").status().message(), "no hex at all");
  EXPECT_EQ(ParseHex("  ").status().message(), "no hex at all");
  EXPECT_EQ(ParseHex("622848001234567").status().message(), "half a byte of hex at the end");
  EXPECT_EQ(ParseHex("62284x").status().message(), "not hex: the character at place 6");
  EXPECT_EQ(ParseHex(std::string(2 * 65'536, '0')).status().message(), "more than 65535 bytes");
}

}  // namespace
}  // namespace till::tillctl
