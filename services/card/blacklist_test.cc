// SPDX-License-Identifier: Apache-2.0
#include "services/card/blacklist.h"

#include "gtest/gtest.h"
#include "services/card/testing/test_terminal.h"

namespace till::card {
namespace {

Blacklist Empty(uint8_t key = 0x5A) {
  return Blacklist(SecretBuffer::Copy(std::vector<uint8_t>(32, key)));
}

Blacklist Of(std::initializer_list<std::string_view> beginnings) {
  Blacklist list = Empty();
  for (std::string_view digits : beginnings) {
    const auto entry = list.MakeEntry(digits);
    EXPECT_TRUE(entry.ok() && list.Add(*entry).ok()) << digits;
  }
  return list;
}

bool Refuses(const Blacklist& list, std::string_view number) {
  return list.Contains(*Pan::Parse(number));
}

TEST(Blacklist, ANumberIsRefusedByItsBeginning) {
  const Blacklist list = Of({"622848", "6293990100000001003"});
  EXPECT_EQ(list.size(), 2u);
  EXPECT_TRUE(Refuses(list, "6228480000000000018"));
  EXPECT_TRUE(Refuses(list, "6293990100000001003"));
  EXPECT_FALSE(Refuses(list, "6293990100000001011"));
  EXPECT_FALSE(Refuses(list, "6228490000000000018"));
  EXPECT_FALSE(Refuses(list, "9622848000000000018")) << "a beginning, not any part";
  EXPECT_FALSE(Refuses(list, "629399010000000100")) << "the number is shorter than the entry";
}

TEST(Blacklist, AnEmptyListRefusesNobody) {
  EXPECT_FALSE(Refuses(Blacklist(), "6228480000000000018"));
  EXPECT_FALSE(Blacklist().MakeEntry("622848").ok()) << "a list without a key";
  EXPECT_FALSE(Refuses(Empty(), "6228480000000000018"));
}

TEST(Blacklist, WhatIsNoEntry) {
  const Blacklist list = Empty();
  for (const char* bad : {"", "622", "62939901000000010031", "6228A8", "62 2848", "622848F"}) {
    const auto entry = list.MakeEntry(bad);
    EXPECT_FALSE(entry.ok()) << bad;
    if (bad[0] != '\0') {
      EXPECT_EQ(std::string(entry.status().message()).find(bad), std::string::npos);
    }
  }
  Blacklist other = Empty();
  EXPECT_FALSE(other.Add(Bytes(16)).ok());
  EXPECT_FALSE(other.Add(Bytes(17)).ok()) << "no digits";
  Bytes long_one(17);
  long_one[0] = 20;
  EXPECT_FALSE(other.Add(long_one).ok());
}

// The vector is Python's: hmac.new(bytes([0x5A]) * 32, b"till.card.blacklist:622848", "sha256").
TEST(Blacklist, AnEntryIsAKeyedHash) {
  const auto entry = Empty().MakeEntry("622848");
  ASSERT_TRUE(entry.ok());
  EXPECT_EQ(ToHex(*entry), "0618F0E8BBCFD5F347F244C50E0F3AB232");
  EXPECT_NE(ToHex(*Empty(0x5B).MakeEntry("622848")), ToHex(*entry));
}

}  // namespace
}  // namespace till::card
