// SPDX-License-Identifier: Apache-2.0
#include "services/common/tlv/dol.h"

#include <algorithm>
#include <map>
#include <string>

#include "absl/strings/escaping.h"
#include "absl/strings/str_replace.h"
#include "gtest/gtest.h"
#include "services/common/tlv/tag_table.h"

namespace till::tlv {
namespace {

std::vector<uint8_t> Hex(const std::string& text) {
  const std::string bytes = absl::HexStringToBytes(absl::StrReplaceAll(text, {{" ", ""}}));
  return {bytes.begin(), bytes.end()};
}

std::string Fill(const std::string& dol_hex, const std::map<Tag, std::string>& values) {
  std::map<Tag, std::vector<uint8_t>> elements;
  for (const auto& [tag, hex] : values) elements[tag] = Hex(hex);
  const auto dol = ParseDol(Hex(dol_hex));
  if (!dol.ok()) return std::string(dol.status().message());
  const SecretBuffer filled = FillDol(*dol, [&](Tag tag) -> std::optional<std::span<const uint8_t>> {
    const auto found = elements.find(tag);
    if (found == elements.end()) return std::nullopt;
    return found->second;
  });
  return absl::BytesToHexString(std::string(filled.RevealText()));
}

// EMV 4.4 Book 3, 5.4, rule by rule.
TEST(Dol, ExactLengthIsCopied) {
  EXPECT_EQ(Fill("9F0206", {{0x9F02, "000000001234"}}), "000000001234");
}
TEST(Dol, NumericTooShortGetsLeadingZeros) {
  EXPECT_EQ(Fill("9F0208", {{0x9F02, "000000001234"}}), "0000000000001234");
}
TEST(Dol, NumericTooLongIsCutOnTheLeft) {
  EXPECT_EQ(Fill("5F2A01", {{0x5F2A, "0156"}}), "56");
}
TEST(Dol, CompressedNumericTooShortGetsTrailingFf) {
  EXPECT_EQ(Fill("5A0A", {{0x5A, "1234567890123456"}}), "1234567890123456ffff");
}
TEST(Dol, CompressedNumericTooLongIsCutOnTheRight) {
  EXPECT_EQ(Fill("5A02", {{0x5A, "12345678"}}), "1234");
}
TEST(Dol, BinaryTooShortGetsTrailingZeros) {
  EXPECT_EQ(Fill("9F3706", {{0x9F37, "11223344"}}), "112233440000");
}
TEST(Dol, BinaryTooLongIsCutOnTheRight) {
  EXPECT_EQ(Fill("9F3702", {{0x9F37, "11223344"}}), "1122");
}
TEST(Dol, AlphanumericTooShortGetsTrailingZeros) {
  EXPECT_EQ(Fill("8A04", {{0x8A, "3030"}}), "30300000");
}
TEST(Dol, AbsentElementIsZeros) {
  EXPECT_EQ(Fill("9F2608", {}), "0000000000000000");
}
TEST(Dol, UnknownTagIsTreatedAsBinary) {
  EXPECT_EQ(Fill("DF0103", {{0xDF01, "AA"}}), "aa0000");
}
TEST(Dol, ConstructedTagIsZerosEvenWhenPresent) {
  EXPECT_EQ(Fill("7003", {{0x70, "AABBCC"}}), "000000");
}
TEST(Dol, EntriesFollowEachOther) {
  EXPECT_EQ(Fill("9F02069F3704 9A03", {{0x9F02, "000000000100"}, {0x9F37, "01020304"}, {0x9A, "261122"}}),
            "00000000010001020304261122");
}

TEST(Dol, RefusesWhatIsNotAList) {
  const char* kBad[] = {
      "9F",                       // ends inside a tag
      "9F02",                     // no length
      "DF81828304 01",            // five byte tag
      "9F02 80",                  // a length no command holds
      "9F02 7F 9F03 7F 9F37 04",  // 258 bytes in all
  };
  for (const char* bytes : kBad) EXPECT_FALSE(ParseDol(Hex(bytes)).ok()) << bytes;
  EXPECT_TRUE(ParseDol(Hex("9F02 7D 9F03 7F")).ok());  // 252 bytes in all: the good twin
  EXPECT_TRUE(ParseDol({}).ok());
}

TEST(Dol, ContainsLooksAtTagsOnly) {
  const auto dol = ParseDol(Hex("9F37049A03"));
  ASSERT_TRUE(dol.ok());
  EXPECT_TRUE(DolContains(*dol, 0x9F37));
  EXPECT_FALSE(DolContains(*dol, 0x9F66));
}

TEST(TagTable, KnowsNamesFormatsAndWhatIsSensitive) {
  ASSERT_NE(FindTag(0x9F26), nullptr);
  EXPECT_EQ(FindTag(0x9F26)->name, "Application Cryptogram");
  EXPECT_EQ(FindTag(0x9F02)->format, Format::kNumeric);
  EXPECT_EQ(FindTag(0x9F02)->source, Source::kTerminal);
  EXPECT_TRUE(FindTag(0x5A)->sensitive);
  EXPECT_TRUE(FindTag(0x57)->sensitive);
  EXPECT_EQ(FindTag(0x9FFF), nullptr);
}

TEST(TagTable, EveryNameIsThereInBothLanguages) {
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  for (const TagEntry& entry : AllTags()) {
    EXPECT_FALSE(entry.name.empty()) << entry.tag;
    EXPECT_TRUE(std::all_of(entry.name.begin(), entry.name.end(), is_ascii)) << entry.name;
    EXPECT_FALSE(std::all_of(entry.name_zh.begin(), entry.name_zh.end(), is_ascii)) << entry.name;
  }
}

TEST(TagTable, ConstructedTagsAreTheOnesMarkedAsHoldingObjects) {
  for (const TagEntry& entry : AllTags()) {
    EXPECT_EQ(IsConstructed(entry.tag), entry.format == Format::kDataObjects) << entry.name;
  }
}

}  // namespace
}  // namespace till::tlv
