// SPDX-License-Identifier: Apache-2.0
#include "services/common/sealed_account/sealed_account.h"

#include <gtest/gtest.h>
#include <sodium.h>
#include <sys/stat.h>

#include <fstream>
#include <string>

namespace till {
namespace {

AccountData TestAccount() {
  return {.pan = *Pan::Parse("6228480402564890018"),
          .expiry_yymm = "3012",
          .sequence_number = "01",
          .track2 = SecretBuffer::CopyString("6228480402564890018D30122010000000000"),
          .payment_id = "p-1"};
}

TEST(SealedAccount, OnlyTheRecipientOpensIt) {
  const SealingKeyPair pin = SealingKeyPair::Generate(), uplink = SealingKeyPair::Generate();
  const absl::StatusOr<std::string> box = SealAccount(TestAccount(), pin.public_key());
  ASSERT_TRUE(box.ok());
  EXPECT_EQ(box->find("622848"), std::string::npos) << "the number is in the clear";
  const absl::StatusOr<AccountData> opened = pin.Open(*box);
  ASSERT_TRUE(opened.ok()) << opened.status();
  EXPECT_EQ(opened->pan.RevealDigits(), "6228480402564890018");
  EXPECT_EQ(opened->expiry_yymm, "3012");
  EXPECT_EQ(opened->sequence_number, "01");
  EXPECT_EQ(opened->track2.RevealText(), "6228480402564890018D30122010000000000");
  EXPECT_EQ(opened->payment_id, "p-1");
  EXPECT_FALSE(uplink.Open(*box).ok());
}

TEST(SealedAccount, ABoxOfASenderIsBelievedFromThatOneOnly) {
  const SealingKeyPair pin = SealingKeyPair::Generate(), card = SealingKeyPair::Generate();
  const SealingKeyPair stranger = SealingKeyPair::Generate();
  const std::string box = *pin.SealAccountFor(TestAccount(), card.public_key());
  EXPECT_EQ(box.find("622848"), std::string::npos) << "the number is in the clear";
  const absl::StatusOr<AccountData> opened = card.OpenFrom(box, pin.public_key());
  ASSERT_TRUE(opened.ok()) << opened.status();
  EXPECT_EQ(opened->pan.RevealDigits(), "6228480402564890018");
  EXPECT_EQ(opened->expiry_yymm, "3012");
  EXPECT_EQ(opened->payment_id, "p-1");
  EXPECT_FALSE(
      card.OpenFrom(*stranger.SealAccountFor(TestAccount(), card.public_key()), pin.public_key()).ok());
  EXPECT_FALSE(card.OpenFrom(*SealAccount(TestAccount(), card.public_key()), pin.public_key()).ok())
      << "a box without a sender";
  EXPECT_FALSE(stranger.OpenFrom(box, pin.public_key()).ok());
  EXPECT_FALSE(card.Open(box).ok()) << "nor does it pass for one without a sender";
  for (size_t i = 0; i < box.size(); ++i) {
    std::string damaged = box;
    damaged[i] = static_cast<char>(damaged[i] ^ 1);
    EXPECT_FALSE(card.OpenFrom(damaged, pin.public_key()).ok()) << "byte " << i;
  }
  for (const std::string& no_box : {std::string(), std::string(39, 'x'), std::string(100'000, 'x')})
    EXPECT_FALSE(card.OpenFrom(no_box, pin.public_key()).ok());
  EXPECT_FALSE(card.OpenFrom(box, "short").ok());
  EXPECT_FALSE(pin.SealAccountFor(TestAccount(), "short").ok());
}

TEST(SealedAccount, EveryFlippedByteIsRefused) {
  const SealingKeyPair pin = SealingKeyPair::Generate();
  const std::string box = *SealAccount(TestAccount(), pin.public_key());
  for (size_t i = 0; i < box.size(); ++i) {
    std::string damaged = box;
    damaged[i] = static_cast<char>(damaged[i] ^ 1);
    EXPECT_FALSE(pin.Open(damaged).ok()) << "byte " << i;
  }
  EXPECT_FALSE(pin.Open("").ok());
  EXPECT_FALSE(pin.Open(std::string(100'000, 'x')).ok());
}

// The layout is a contract with whoever reads a box: these bytes are written by hand, not by SealAccount.
TEST(SealedAccount, OpensTheDocumentedLayout) {
  const SealingKeyPair pin = SealingKeyPair::Generate();
  const std::string plain =
      std::string("\x01\x01\x10", 3) + "4111111111111111" + "\x02\x04" + "3012" + "\x05\x01" + "x";
  std::string box(plain.size() + crypto_box_SEALBYTES, '\0');
  crypto_box_seal(reinterpret_cast<uint8_t*>(box.data()), reinterpret_cast<const uint8_t*>(plain.data()),
                  plain.size(), reinterpret_cast<const uint8_t*>(pin.public_key().data()));
  const absl::StatusOr<AccountData> opened = pin.Open(box);
  ASSERT_TRUE(opened.ok()) << opened.status();
  EXPECT_EQ(opened->pan.LastFour(), "1111");
  EXPECT_TRUE(opened->track2.empty());
}

TEST(SealingKeyPair, SurvivesARestartAndStaysPrivate) {
  const std::string path = testing::TempDir() + "/sealing.key";
  unlink(path.c_str());
  const absl::StatusOr<SealingKeyPair> first = SealingKeyPair::LoadOrCreate(path);
  const absl::StatusOr<SealingKeyPair> second = SealingKeyPair::LoadOrCreate(path);
  ASSERT_TRUE(first.ok() && second.ok());
  EXPECT_EQ(first->public_key(), second->public_key());
  EXPECT_TRUE(second->Open(*SealAccount(TestAccount(), first->public_key())).ok());
  struct stat info {};
  ASSERT_EQ(stat(path.c_str(), &info), 0);
  EXPECT_EQ(info.st_mode & 0777, 0600u);
}

TEST(SealingKeyPair, ADamagedKeyFileIsNotReplacedSilently) {
  const std::string path = testing::TempDir() + "/short.key";
  std::ofstream(path) << "short";
  EXPECT_EQ(SealingKeyPair::LoadOrCreate(path).status().code(), absl::StatusCode::kDataLoss);
}

}  // namespace
}  // namespace till
