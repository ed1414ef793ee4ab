// SPDX-License-Identifier: Apache-2.0
#include "services/common/sealed_account/sealed_blacklist.h"

#include <gtest/gtest.h>
#include <sodium.h>

namespace till {
namespace {

const std::vector<std::string> kEntries = {"6228480402564890018", "622849", ""};

// Seals `plain` with libsodium itself.
std::string Box(const SealingKeyPair& keys, const std::string& plain) {
  std::string box(plain.size() + crypto_box_SEALBYTES, '\0');
  crypto_box_seal(reinterpret_cast<uint8_t*>(box.data()), reinterpret_cast<const uint8_t*>(plain.data()),
                  plain.size(), reinterpret_cast<const uint8_t*>(keys.public_key().data()));
  return box;
}

TEST(SealedBlacklist, OnlyTheRecipientReadsIt) {
  const SealingKeyPair card = SealingKeyPair::Generate(), other = SealingKeyPair::Generate();
  const auto box = SealBlacklist(kEntries, card.public_key());
  ASSERT_TRUE(box.ok()) << box.status();
  EXPECT_EQ(box->find("622848"), std::string::npos) << "a number is in the clear";
  const auto opened = OpenBlacklist(card, *box);
  ASSERT_TRUE(opened.ok()) << opened.status();
  EXPECT_EQ(std::vector<std::string>(opened->entries.begin(), opened->entries.end()), kEntries);
  EXPECT_FALSE(OpenBlacklist(other, *box).ok());
  const auto none = OpenBlacklist(card, *SealBlacklist({}, card.public_key()));
  ASSERT_TRUE(none.ok()) << none.status();
  EXPECT_TRUE(none->entries.empty());
}

TEST(SealedBlacklist, EveryFlippedByteIsRefused) {
  const SealingKeyPair card = SealingKeyPair::Generate();
  const std::string box = *SealBlacklist(kEntries, card.public_key());
  for (size_t i = 0; i < box.size(); ++i) {
    std::string damaged = box;
    damaged[i] = static_cast<char>(damaged[i] ^ 1);
    EXPECT_FALSE(OpenBlacklist(card, damaged).ok()) << "byte " << i;
  }
  EXPECT_FALSE(OpenBlacklist(card, "").ok());
  EXPECT_FALSE(OpenBlacklist(card, std::string(600'000, 'x')).ok());
}

// The layout is a contract between two processes: these bytes are written by hand.
TEST(SealedBlacklist, OpensTheDocumentedLayout) {
  const SealingKeyPair card = SealingKeyPair::Generate();
  const auto opened = OpenBlacklist(card, Box(card,
                                              "till.blacklist.1\x06"
                                              "622848\x04"
                                              "6299"));
  ASSERT_TRUE(opened.ok()) << opened.status();
  EXPECT_EQ(opened->entries, (std::vector<std::string_view>{"622848", "6299"}));
  for (const std::string plain : {"", "till.blacklist.",
                                  "till.blacklist.2\x04"
                                  "6299",
                                  "till.blacklist.1\x05"
                                  "6299"})
    EXPECT_EQ(OpenBlacklist(card, Box(card, plain)).status().code(), absl::StatusCode::kInvalidArgument)
        << plain;
}

TEST(SealedBlacklist, ABoxOfAnotherPurposeIsNone) {
  const SealingKeyPair card = SealingKeyPair::Generate();
  const AccountData account{.pan = *Pan::Parse("6228480402564890018"),
                            .expiry_yymm = "3012",
                            .sequence_number = "",
                            .track2 = {},
                            .payment_id = "payments/1"};
  EXPECT_FALSE(OpenBlacklist(card, *SealAccount(account, card.public_key())).ok());
  EXPECT_FALSE(card.Open(*SealBlacklist(kEntries, card.public_key())).ok());
}

TEST(SealedBlacklist, WhatDoesNotFitIsRefused) {
  const SealingKeyPair card = SealingKeyPair::Generate();
  EXPECT_FALSE(SealBlacklist(std::vector<std::string>{std::string(256, '6')}, card.public_key()).ok());
  EXPECT_FALSE(SealBlacklist(std::vector<std::string>(100'000, "622848"), card.public_key()).ok());
  EXPECT_FALSE(SealBlacklist(kEntries, "short").ok());
}

}  // namespace
}  // namespace till
