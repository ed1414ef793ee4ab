// SPDX-License-Identifier: Apache-2.0
#include "services/pin/des_cipher.h"

#include "gtest/gtest.h"
#include "services/pin/hex_for_tests.h"

namespace till::pin {
namespace {

struct Vector {
  std::string_view what, key, clear, enciphered;
};

// NIST SP 800-17 for the single key ("Now is t" is FIPS PUB 81, table B1); the others by Python's
// cryptography.
constexpr Vector kVectors[] = {
    {"FIPS 81 B1", "0123456789ABCDEF", "4E6F772069732074", "3FA40E8A984D4815"},
    {"single key", "133457799BBCDFF1", "0123456789ABCDEF", "85E813540F0AB405"},
    {"double key", "A1B2C3D4E5F60718293A4B5C6D7E8F91", "041274EDCBA9876F", "FF26FD76B4209ACA"},
    {"equal thirds are single DES", "133457799BBCDFF1133457799BBCDFF1133457799BBCDFF1", "0123456789ABCDEF",
     "85E813540F0AB405"},
};

TEST(DesCipher, EnciphersAndDeciphersTheVectors) {
  for (const Vector& vector : kVectors) {
    SCOPED_TRACE(vector.what);
    const auto cipher = DesCipher::Create(FromHex(vector.key));
    ASSERT_TRUE(cipher.ok());
    const std::vector<uint8_t> clear = FromHex(vector.clear);
    DesBlock block;
    cipher->Encrypt(std::span<const uint8_t, 8>(clear), block);
    EXPECT_EQ(ToHex(block), vector.enciphered);
    cipher->Decrypt(block, block);
    EXPECT_EQ(ToHex(block), vector.clear);
  }
}

TEST(DesCipher, TakesKeysOfThreeLengthsOnly) {
  for (const size_t length : {0, 1, 7, 9, 15, 17, 23, 25, 32}) {
    EXPECT_FALSE(DesCipher::Create(std::vector<uint8_t>(length, 1)).ok()) << length;
  }
}

TEST(DesCipher, DecryptEcbUnwrapsAWorkingKey) {
  const auto cipher = DesCipher::Create(FromHex("0123456789ABCDEFFEDCBA9876543210"));
  const auto key = cipher->DecryptEcb(FromHex("FD7AF640961CDB8BCF779163D38CF457"));
  ASSERT_TRUE(key.ok());
  EXPECT_EQ(ToHex(key->Reveal()), "A1B2C3D4E5F60718293A4B5C6D7E8F91");
  EXPECT_FALSE(cipher->DecryptEcb(FromHex("FD7AF640961CDB8BCF")).ok());
}

}  // namespace
}  // namespace till::pin
