// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/iso8583/field54.h"

#include <gtest/gtest.h>

namespace till::uplink {
namespace {

TEST(Field54, AnEntryIsTwentyCharacters) {
  const auto amounts = ParseField54("1002156C000000123456");
  ASSERT_TRUE(amounts.ok()) << amounts.status();
  ASSERT_EQ(amounts->size(), 1u);
  EXPECT_EQ(amounts->at(0).account_type, "10");
  EXPECT_EQ(amounts->at(0).amount_type, "02");
  EXPECT_EQ(amounts->at(0).currency, "156");
  EXPECT_EQ(amounts->at(0).minor, 123'456);
}

TEST(Field54, ADebitIsNegative) {
  EXPECT_EQ(ParseField54("1002156D000000000001")->at(0).minor, -1);
  EXPECT_EQ(ParseField54("1002156D000000000000")->at(0).minor, 0);
}

TEST(Field54, EntriesFollowEachOther) {
  const auto amounts = ParseField54("1002156C0000000000010090156C999999999999");
  ASSERT_TRUE(amounts.ok()) << amounts.status();
  ASSERT_EQ(amounts->size(), 2u);
  EXPECT_EQ(amounts->at(1).amount_type, AdditionalAmount::kPoints);
  EXPECT_EQ(amounts->at(1).minor, 999'999'999'999);
}

TEST(Field54, WhatIsNoEntryIsRefused) {
  for (const char* text :
       {"", "1002156C00000012345", "1002156C0000001234561", "1002156X000000123456", "1002156c000000123456",
        "1002156C00000012345x", "1x02156C000000123456", "1002156C-00000123456", "1002156C+00000123456",
        "1002156C 00000123456", "1002156C000000123456100215"}) {
    EXPECT_FALSE(ParseField54(text).ok()) << text;
  }
}

}  // namespace
}  // namespace till::uplink
