// SPDX-License-Identifier: Apache-2.0
#include "services/card/account.h"

#include "gtest/gtest.h"
#include "services/card/testing/test_terminal.h"

namespace till::card {
namespace {

const char kNumber[] = "6293990100000001003";

class Account : public testing::Test {
 protected:
  void Put(tlv::Tag tag, const std::string& hex) { ASSERT_TRUE(store_.Put(tag, Hex(hex)).ok()); }
  DataStore store_;
};

TEST_F(Account, FromTheNumbersOwnElement) {
  Put(0x5A, "6293990100000001003F");
  Put(0x5F24, "491228");
  Put(0x5F34, "01");
  Put(0x57, "6293990100000001003D4912220000001003");
  const auto account = AccountFromChip(store_, "payments/1");
  ASSERT_TRUE(account.ok()) << account.status();
  EXPECT_EQ(account->pan.RevealDigits(), kNumber);
  EXPECT_EQ(account->expiry_yymm, "4912");
  EXPECT_EQ(account->sequence_number, "01");
  EXPECT_EQ(account->track2.RevealText(), "6293990100000001003D4912220000001003");
}

TEST_F(Account, FromTheTrackAlone) {
  Put(0x57, "6293990100000001003D4912220000001003");
  const auto account = AccountFromChip(store_, "payments/1");
  ASSERT_TRUE(account.ok()) << account.status();
  EXPECT_EQ(account->pan.RevealDigits(), kNumber);
  EXPECT_EQ(account->expiry_yymm, "4912");
  EXPECT_EQ(account->sequence_number, "");
}

TEST_F(Account, ATrackOfAnotherAccountIsLeftOut) {
  Put(0x5A, "6293990100000001003F");
  Put(0x5F24, "491228");
  Put(0x57, "6293990100000001011D4912220000001003");
  const auto account = AccountFromChip(store_, "payments/1");
  ASSERT_TRUE(account.ok()) << account.status();
  EXPECT_TRUE(account->track2.empty());
}

TEST_F(Account, WhatIsNoAccountIsAnErrorWithoutDigits) {
  struct Row {
    const char* number;
    const char* track;
  };
  for (const Row& row : {Row{"", ""}, Row{"62FF", ""}, Row{"6293AB0100000001", ""},
                         Row{"", "6293990100000001003F"}, Row{"6293990100000001003F", ""}}) {
    DataStore store;
    ASSERT_TRUE(store.Put(0x5A, Hex(row.number)).ok());
    ASSERT_TRUE(store.Put(0x57, Hex(row.track)).ok());
    const auto account = AccountFromChip(store, "payments/1");
    ASSERT_FALSE(account.ok()) << row.number << " " << row.track;
    EXPECT_EQ(std::string(account.status().message()).find("6293"), std::string::npos);
  }
}

TEST(IsExpired, AtTheEndOfTheMonth) {
  EXPECT_FALSE(IsExpired("2611", absl::CivilDay(2026, 11, 30)));
  EXPECT_TRUE(IsExpired("2611", absl::CivilDay(2026, 12, 1)));
  EXPECT_TRUE(IsExpired("2613", absl::CivilDay(2026, 1, 1)));
  EXPECT_TRUE(IsExpired("9912", absl::CivilDay(2026, 1, 1)));
  EXPECT_FALSE(IsExpired("0000", absl::CivilDay(2026, 1, 1))) << "a card without a date";
  EXPECT_TRUE(IsExpired("4900", absl::CivilDay(2026, 1, 1)));
  EXPECT_TRUE(IsExpired("", absl::CivilDay(2026, 1, 1)));
}

// The vector is Python's: hmac.new(bytes([0x5A]) * 32, b"6293990100000001003", "sha256").
TEST(CardTokenizer, IsHmacSha256OfTheDigits) {
  const CardTokenizer tokenizer(SecretBuffer::Copy(std::vector<uint8_t>(32, 0x5A)));
  EXPECT_EQ(tokenizer.Token(*Pan::Parse(kNumber)), "A44CA0E29A8168AF75C3FAC9E5708896");
  const CardTokenizer other(SecretBuffer::Copy(std::vector<uint8_t>(32, 0x5B)));
  EXPECT_NE(other.Token(*Pan::Parse(kNumber)), tokenizer.Token(*Pan::Parse(kNumber)));
}

}  // namespace
}  // namespace till::card
