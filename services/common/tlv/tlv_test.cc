// SPDX-License-Identifier: Apache-2.0
#include "services/common/tlv/tlv.h"

#include <string>

#include "absl/strings/escaping.h"
#include "absl/strings/str_replace.h"
#include "gtest/gtest.h"

namespace till::tlv {
namespace {

std::vector<uint8_t> Hex(const std::string& text) {
  const std::string bytes = absl::HexStringToBytes(absl::StrReplaceAll(text, {{" ", ""}}));
  return {bytes.begin(), bytes.end()};
}

struct Row {
  const char* words;
  const char* bytes;
  bool good;
  std::vector<std::pair<Tag, size_t>> objects;  // tag and length of each, when good
};

// Wire bytes after EMV 4.4 Book 3, Annex B, a bad twin next to each good one.
const Row kRows[] = {
    {"nothing", "", true, {}},
    {"one byte tag", "5A 02 1234", true, {{0x5A, 2}}},
    {"its value is one short", "5A 02 12", false, {}},
    {"two byte tag", "9F26 08 0102030405060708", true, {{0x9F26, 8}}},
    {"ends inside the tag", "9F", false, {}},
    {"three byte tag", "DF8117 01 E0", true, {{0xDF8117, 1}}},
    {"four byte tag", "DF818203 01 E0", true, {{0xDF818203, 1}}},
    {"five byte tag", "DF81828304 01 E0", false, {}},
    {"no length", "9F26", false, {}},
    {"empty value", "9F26 00", true, {{0x9F26, 0}}},
    {"length 81", "5A 81 02 1234", true, {{0x5A, 2}}},
    {"length 81 cut", "5A 81", false, {}},
    {"length 82", "5A 82 0002 1234", true, {{0x5A, 2}}},
    {"length 82 cut", "5A 82 00", false, {}},
    {"length 83", "5A 83 000002 1234", true, {{0x5A, 2}}},
    {"length 83 far too long", "5A 83 FFFFFF 1234", false, {}},
    {"indefinite length", "5A 80 1234 0000", false, {}},
    {"length 84", "5A 84 00000002 1234", false, {}},
    {"length 91, which some card means as a plain length",
     "5A 91 1111111111111111111111111111111111",
     false,
     {}},
    {"zeros before, between and after", "00 00 5A 01 11 00 50 01 41 00", true, {{0x5A, 1}, {0x50, 1}}},
    {"FF before, between and after", "FF 5A 01 11 FF FF 50 01 41 FF", true, {{0x5A, 1}, {0x50, 1}}},
    {"only padding", "00 FF 00", true, {}},
};

TEST(Tlv, ReadsEachGoodRowAndRefusesItsBadTwin) {
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.words);
    const std::vector<uint8_t> bytes = Hex(row.bytes);
    const absl::StatusOr<std::vector<Object>> objects = ParseObjects(bytes);
    ASSERT_EQ(objects.ok(), row.good) << objects.status();
    if (!row.good) continue;
    ASSERT_EQ(objects->size(), row.objects.size());
    for (size_t i = 0; i < objects->size(); ++i) {
      EXPECT_EQ((*objects)[i].tag, row.objects[i].first);
      EXPECT_EQ((*objects)[i].value.size(), row.objects[i].second);
    }
  }
}

TEST(Tlv, PrivateTagsThatBeginWithFfNeedZeroOnlyPadding) {
  const std::vector<uint8_t> bytes = Hex("FF8054 01 31 00 FF8058 02 0010");
  const auto objects = ParseObjects(bytes, Padding::kZeroOnly);
  ASSERT_TRUE(objects.ok());
  ASSERT_EQ(objects->size(), 2u);
  EXPECT_EQ((*objects)[0].tag, 0xFF8054u);
  EXPECT_EQ((*objects)[1].tag, 0xFF8058u);
  const auto misread = ParseObjects(bytes, Padding::kZeroAndFf);
  EXPECT_FALSE(misread.ok());
}

TEST(Tlv, FindsInsideTemplatesAtAnyDepth) {
  // A SELECT response: 6F { 84, A5 { 50, BF0C { 9F4D } } }.
  const std::vector<uint8_t> fci = Hex("6F 12 84 02 A000 A5 0C 50 02 4142 BF0C 05 9F4D 02 0B0A");
  const auto log = Find(fci, 0x9F4D);
  ASSERT_TRUE(log.ok()) << log.status();
  ASSERT_TRUE(log->has_value());
  EXPECT_EQ((*log)->value[0], 0x0B);
  const auto absent = Find(fci, 0x9F38);
  ASSERT_TRUE(absent.ok());
  EXPECT_FALSE(absent->has_value());
}

TEST(Tlv, TemplatesNestedTooDeepAreRefused) {
  Writer innermost;
  innermost.AddText(0x50, "A");
  std::vector<uint8_t> bytes = innermost.bytes();
  for (int depth = 1; depth < kMaximumDepth; ++depth) bytes = Writer().Add(0x70, bytes).bytes();
  EXPECT_TRUE(Find(bytes, 0x50).ok());
  bytes = Writer().Add(0x70, bytes).bytes();
  EXPECT_FALSE(Find(bytes, 0x50).ok());
}

TEST(Tlv, WriterUsesTheShortestLength) {
  EXPECT_EQ(Writer().Add(0x9F26, Hex("0102")).bytes(), Hex("9F26020102"));
  EXPECT_EQ(Writer().Add(0x5A, std::vector<uint8_t>(0x7F)).bytes()[1], 0x7F);
  const std::vector<uint8_t> one = Writer().Add(0x90, std::vector<uint8_t>(0x80)).bytes();
  EXPECT_EQ((std::vector<uint8_t>{one.begin(), one.begin() + 3}), Hex("908180"));
  const std::vector<uint8_t> two = Writer().Add(0x90, std::vector<uint8_t>(0x100)).bytes();
  EXPECT_EQ((std::vector<uint8_t>{two.begin(), two.begin() + 4}), Hex("90820100"));
}

TEST(Tlv, WriterRefusesToGrowPastTheBound) {
  Writer writer;
  writer.Add(0x90, std::vector<uint8_t>(40000));
  EXPECT_FALSE(writer.overflowed());
  writer.Add(0x90, std::vector<uint8_t>(40000));
  EXPECT_TRUE(writer.overflowed());
  EXPECT_LT(writer.bytes().size(), kMaximumBytes);
}

TEST(Tlv, ConstructedIsBitSixOfTheFirstByte) {
  for (Tag tag : {0x61u, 0x6Fu, 0x70u, 0x77u, 0xA5u, 0xBF0Cu}) EXPECT_TRUE(IsConstructed(tag)) << tag;
  for (Tag tag : {0x5Au, 0x80u, 0x9F26u, 0xDF31u, 0xDF8117u}) EXPECT_FALSE(IsConstructed(tag)) << tag;
}

}  // namespace
}  // namespace till::tlv
