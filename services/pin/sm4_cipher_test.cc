// SPDX-License-Identifier: Apache-2.0
#include "services/pin/sm4_cipher.h"

#include "gtest/gtest.h"
#include "services/pin/hex_for_tests.h"

namespace till::pin {
namespace {

// GB/T 32907-2016, annex A: the key enciphers itself, once and a million times.
constexpr char kKey[] = "0123456789ABCDEFFEDCBA9876543210";

TEST(Sm4Cipher, EnciphersTheStandardsExamples) {
  const auto cipher = Sm4Cipher::Create(FromHex(kKey));
  ASSERT_TRUE(cipher.ok());
  const std::vector<uint8_t> clear = FromHex(kKey);
  Sm4Block block;
  std::copy(clear.begin(), clear.end(), block.begin());
  cipher->Encrypt(block, block);
  EXPECT_EQ(ToHex(block), "681EDF34D206965E86B3E94F536E4246");
  for (int i = 1; i < 1'000'000; ++i) cipher->Encrypt(block, block);
  EXPECT_EQ(ToHex(block), "595298C7C6FD271F0402F804C33D3F66");
}

TEST(Sm4Cipher, DecipheringUndoesIt) {
  const auto cipher = Sm4Cipher::Create(FromHex(kKey));
  ASSERT_TRUE(cipher.ok());
  Sm4Block block;
  cipher->Decrypt(std::span<const uint8_t, 16>(FromHex("681EDF34D206965E86B3E94F536E4246")), block);
  EXPECT_EQ(ToHex(block), kKey);
}

TEST(Sm4Cipher, TakesKeysOfOneLengthOnly) {
  for (const size_t length : {0, 1, 8, 15, 17, 24, 32}) {
    EXPECT_FALSE(Sm4Cipher::Create(std::vector<uint8_t>(length, 1)).ok()) << length;
  }
}

}  // namespace
}  // namespace till::pin
