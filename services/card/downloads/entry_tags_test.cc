// SPDX-License-Identifier: Apache-2.0
#include "services/card/downloads/entry_tags.h"

#include "gtest/gtest.h"
#include "services/card/testing/test_terminal.h"

namespace till::card {
namespace {

EntryTags Of(const std::string& hex) {
  const auto tags = EntryTags::Parse(Hex(hex));
  EXPECT_TRUE(tags.ok()) << tags.status();
  return tags.value_or(EntryTags());
}

TEST(EntryTags, WhatIsNoEntry) {
  for (const char* bad :
       {"", "9F06", "9F06 05 A0000003", "9F06 80", "9F22 01 F1 9F22 01 F2", "DF05 01 00 9F"}) {
    EXPECT_FALSE(EntryTags::Parse(Hex(bad)).ok()) << bad;
  }
  Bytes longest = tlv::Writer().Add(0xDF02, Bytes(1019, 0xAA)).bytes();
  ASSERT_EQ(longest.size(), 1024u);
  EXPECT_TRUE(EntryTags::Parse(longest).ok());
  EXPECT_FALSE(EntryTags::Parse(tlv::Writer().Add(0xDF02, Bytes(1020, 0xAA)).bytes()).ok());
}

TEST(EntryTags, ATagThatBeginsWithFfIsNoFiller) {
  EXPECT_TRUE(Of("FF8054 01 01 00 FF8057 01 00").Has(0xFF8057));
}

TEST(EntryTags, AnotherEntryMustNotRepeatATag) {
  EntryTags tags = Of("FF8054 01 01");
  EXPECT_TRUE(tags.Add(Hex("FF8058 06 000000100000")).ok());
  const absl::Status twice = tags.Add(Hex("FF8054 01 00"));
  EXPECT_NE(std::string(twice.message()).find("FF8054"), std::string::npos) << twice;
}

TEST(EntryTags, Amounts) {
  EXPECT_EQ(Of("DF20 06 000000100001").Amount(0xDF20)->value(), 100'001);
  EXPECT_EQ(Of("DF20 0C 303030303030313030303031").Amount(0xDF20)->value(), 100'001);
  EXPECT_EQ(Of("DF20 06 999999999999").Amount(0xDF20)->value(), 999'999'999'999);
  EXPECT_FALSE(Of("DF20 06 999999999999").Amount(0xDF21)->has_value());
  for (const char* bad : {"DF20 06 00000010000A", "DF20 05 0000100000", "DF20 07 00000000100000",
                          "DF20 0C 30303030303031303030302F", "DF20 0D 30303030303030313030303031"}) {
    EXPECT_FALSE(Of(bad).Amount(0xDF20).ok()) << bad;
  }
}

TEST(EntryTags, NumbersPercentagesAndFlags) {
  EXPECT_EQ(Of("9F1B 04 FFFFFFFF").Number(0x9F1B)->value(), 4294967295);
  EXPECT_FALSE(Of("9F1B 03 000000").Number(0x9F1B).ok());
  EXPECT_EQ(Of("DF16 01 99").Percent(0xDF16)->value(), 99);
  EXPECT_FALSE(Of("DF16 01 9A").Percent(0xDF16).ok());
  EXPECT_FALSE(Of("DF16 02 0099").Percent(0xDF16).ok());
  EXPECT_TRUE(Of("DF01 01 01").Flag(0xDF01)->value());
  EXPECT_TRUE(Of("DF01 01 31").Flag(0xDF01)->value());
  EXPECT_FALSE(Of("DF01 01 30").Flag(0xDF01)->value());
  EXPECT_FALSE(Of("DF01 01 02").Flag(0xDF01).ok());
}

TEST(EntryTags, WhatIsMissingIsNamed) {
  const auto value = Required(0x9F22, Of("9F06 01 00").Binary(0x9F22, 1, 1));
  EXPECT_EQ(value.status().message(), "tag 9F22 is missing");
}

}  // namespace
}  // namespace till::card
