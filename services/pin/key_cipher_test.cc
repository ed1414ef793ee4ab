// SPDX-License-Identifier: Apache-2.0
#include "services/pin/key_cipher.h"

#include "gtest/gtest.h"
#include "services/pin/hex_for_tests.h"

namespace till::pin {
namespace {

KeyView View(KeyCipher cipher, const std::vector<uint8_t>& bytes) {
  return {cipher, bytes};
}

const std::vector<uint8_t> kDesKey = FromHex("0123456789ABCDEFFEDCBA9876543210");
const std::vector<uint8_t> kSm4Key = FromHex("FEDCBA98765432100123456789ABCDEF");

TEST(KeyCipher, CheckValuesAreTheBeginningOfEncipheredZeros) {
  // 08D7B4 is the check value of this key in every textbook on payment keys; the others by Python's
  // cryptography.
  EXPECT_EQ(ToHex(*KeyCheckValue(View(KeyCipher::kTripleDes, kDesKey))), "08D7B4FB");
  EXPECT_EQ(ToHex(*KeyCheckValue(View(KeyCipher::kTripleDes, FromHex("1F2E3D4C5B6A7988")))), "72305BF7");
  EXPECT_EQ(ToHex(*KeyCheckValue(View(KeyCipher::kSm4, kSm4Key))), "40013356");
  EXPECT_FALSE(KeyCheckValue(View(KeyCipher::kTripleDes, FromHex("0123"))).ok());
  EXPECT_FALSE(KeyCheckValue(View(KeyCipher::kSm4, FromHex("1F2E3D4C5B6A7988"))).ok());
}

TEST(KeyCipher, UnwrapsKeysOfBothCiphers) {
  // By Python's cryptography.
  EXPECT_EQ(ToHex(UnwrapKey(View(KeyCipher::kTripleDes, kDesKey), FromHex("FD7AF640961CDB8BCF779163D38CF457"))
                      ->Reveal()),
            "A1B2C3D4E5F60718293A4B5C6D7E8F91");
  EXPECT_EQ(
      ToHex(UnwrapKey(View(KeyCipher::kSm4, kSm4Key), FromHex("C7315A82F7707F451A1CDDFB76046E10"))->Reveal()),
      "A1B2C3D4E5F60718293A4B5C6D7E8F91");
  EXPECT_FALSE(UnwrapKey(View(KeyCipher::kSm4, kSm4Key), FromHex("C7315A82F7707F45")).ok());
  EXPECT_FALSE(UnwrapKey(View(KeyCipher::kTripleDes, kDesKey), FromHex("C7315A")).ok());
}

TEST(KeyCipher, EnciphersOneBlockOfTheKeysCipherAndNothingElse) {
  // By Python's cryptography: a part of a track under a data key.
  const auto des = FromHex("5566778899AABBCC1020304050607080");
  EXPECT_EQ(ToHex(*EncipherBlock(View(KeyCipher::kTripleDes, des), FromHex("2345674D30122010"))),
            "F51CF2D54E37C7BA");
  const auto sm4 = FromHex("0F1E2D3C4B5A69788796A5B4C3D2E1F0");
  EXPECT_EQ(ToHex(*EncipherBlock(View(KeyCipher::kSm4, sm4), FromHex("2345674D301220100000000000000000"))),
            "DDD857F384C4AD2835FDC4400DB9DC89");
  for (const size_t length : {0, 7, 9, 16, 24}) {
    EXPECT_FALSE(EncipherBlock(View(KeyCipher::kTripleDes, des), std::vector<uint8_t>(length)).ok())
        << length;
  }
  for (const size_t length : {0, 8, 15, 17, 32}) {
    EXPECT_FALSE(EncipherBlock(View(KeyCipher::kSm4, sm4), std::vector<uint8_t>(length)).ok()) << length;
  }
}

}  // namespace
}  // namespace till::pin
