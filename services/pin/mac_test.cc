// SPDX-License-Identifier: Apache-2.0
#include "services/pin/mac.h"

#include <string>

#include "gtest/gtest.h"
#include "services/pin/hex_for_tests.h"

namespace till::pin {
namespace {

constexpr std::string_view kSingleKey = "1F2E3D4C5B6A7988";
constexpr std::string_view kDoubleKey = "1F2E3D4C5B6A798897A6B5C4D3E2F101";
constexpr std::string_view kSm4Key = "5C7A99B8D7F61524334251607F8E9DAC";

// Key lends the bytes of a literal for one expression.
class Key {
 public:
  explicit Key(std::string_view hex, KeyCipher cipher = KeyCipher::kTripleDes)
      : bytes_(FromHex(hex)), cipher_(cipher) {}
  operator KeyView() const { return {cipher_, bytes_}; }

 private:
  std::vector<uint8_t> bytes_;
  KeyCipher cipher_;
};

Key Sm4Key() {
  return Key(kSm4Key, KeyCipher::kSm4);
}

std::string Text(const MacValue& mac) {
  return std::string(mac.begin(), mac.end());
}

std::vector<uint8_t> Bytes(std::string_view text) {
  return std::vector<uint8_t>(text.begin(), text.end());
}

std::vector<uint8_t> LongMessage() {
  std::vector<uint8_t> message(4096);
  for (size_t i = 0; i < message.size(); ++i) message[i] = static_cast<uint8_t>(i * 7);
  return message;
}

struct Vector {
  std::string_view what;
  std::vector<uint8_t> message;
  std::string_view single, twofold, x919, x99, sm4;
};

// By Python's cryptography, from the words of the algorithm (a program of its own, not this code).
const Vector kVectors[] = {
    {"three blocks, the last padded", FromHex("0200703C048020C0981100000000000000001234000001"), "CF9EFEDA",
     "503A39DC", "09FF27F275FA27F9", "B3560D0AEB9E4E7E", "BF9291D5"},
    {"one byte", Bytes("a"), "3F867FD4", "88A67150", "C17BD528B0742502", "DA152D1DDC2F4CFB", "122FCE8F"},
    {"one whole block", FromHex("0001020304050607"), "12497133", "845438CD", "5A451D94C8649ACC",
     "4B24289743E292AC", "1278CD53"},
    {"the longest", LongMessage(), "D252A9C4", "C38DFC05", "2725B7F6D23E4327", "10F436C66C52D10A",
     "9F7CDDC2"},
};

TEST(Mac, IsThatOfTheVectors) {
  for (const Vector& vector : kVectors) {
    SCOPED_TRACE(vector.what);
    EXPECT_EQ(Text(*ComputeMac(MacAlgorithm::kUnionPayEcbXor, Key(kSingleKey), vector.message)),
              vector.single);
    EXPECT_EQ(Text(*ComputeMac(MacAlgorithm::kUnionPayEcbXor, Key(kDoubleKey), vector.message)),
              vector.twofold);
    EXPECT_EQ(ToHex(*ComputeMac(MacAlgorithm::kX919, Key(kDoubleKey), vector.message)), vector.x919);
    EXPECT_EQ(ToHex(*ComputeMac(MacAlgorithm::kX99, Key(kSingleKey), vector.message)), vector.x99);
    EXPECT_EQ(Text(*ComputeMac(MacAlgorithm::kUnionPaySm4, Sm4Key(), vector.message)), vector.sm4);
  }
}

TEST(Mac, X919IsThatOfIso9797AnnexA) {
  const Key key("0123456789ABCDEFFEDCBA9876543210");
  EXPECT_EQ(ToHex(*ComputeMac(MacAlgorithm::kX919, key, Bytes("Now is the time for all "))),
            "A1C72E74EA3FA9B6");
  EXPECT_EQ(ToHex(*ComputeMac(MacAlgorithm::kX919, key, Bytes("Now is the time for it"))),
            "2E2B1428CC78254F");
}

TEST(Mac, X99IsThatOfFips113) {
  // FIPS PUB 113, appendix 2: the data authentication code is the left half, F1D30F68.
  EXPECT_EQ(
      ToHex(*ComputeMac(MacAlgorithm::kX99, Key("0123456789ABCDEF"), Bytes("7654321 Now is the time for "))),
      "F1D30F6849312CA4");
}

TEST(Mac, TheFoldOfAMessageHasTheMessagesEcbXorMac) {
  // A caller may fold its blocks itself, so that no account number crosses a socket for the sake of a MAC.
  const auto message = FromHex("0200703C048020C0981100000000000000001234000001");
  std::vector<uint8_t> fold(8, 0);
  for (size_t i = 0; i < message.size(); ++i) fold[i % 8] ^= message[i];
  EXPECT_EQ(*ComputeMac(MacAlgorithm::kUnionPayEcbXor, Key(kSingleKey), fold),
            *ComputeMac(MacAlgorithm::kUnionPayEcbXor, Key(kSingleKey), message));
}

TEST(Mac, TheFoldOfAMessageHasTheMessagesSm4Mac) {
  const auto message = FromHex("0200703C048020C0981100000000000000001234000001");
  std::vector<uint8_t> fold(16, 0);
  for (size_t i = 0; i < message.size(); ++i) fold[i % 16] ^= message[i];
  EXPECT_EQ(*ComputeMac(MacAlgorithm::kUnionPaySm4, Sm4Key(), fold),
            *ComputeMac(MacAlgorithm::kUnionPaySm4, Sm4Key(), message));
}

TEST(Mac, RefusesWhatItCannotAuthenticate) {
  const auto one = Bytes("a");
  EXPECT_FALSE(ComputeMac(MacAlgorithm::kUnionPayEcbXor, Key(kSingleKey), {}).ok());
  EXPECT_FALSE(
      ComputeMac(MacAlgorithm::kUnionPayEcbXor, Key(kSingleKey), std::vector<uint8_t>(4097, 0)).ok());
  EXPECT_FALSE(ComputeMac(MacAlgorithm::kUnionPayEcbXor, Key("1F2E"), one).ok());
  EXPECT_FALSE(ComputeMac(MacAlgorithm::kX919, Key(kSingleKey), one).ok()) << "X9.19 wants two halves";
  EXPECT_FALSE(ComputeMac(MacAlgorithm::kX99, Key(kDoubleKey), one).ok()) << "X9.9 wants one";
  EXPECT_FALSE(ComputeMac(MacAlgorithm::kUnionPaySm4, Key(kDoubleKey), one).ok())
      << "a key of another cipher";
  EXPECT_FALSE(ComputeMac(MacAlgorithm::kUnionPayEcbXor, Sm4Key(), one).ok()) << "a key of another cipher";
}

TEST(Mac, VerifyKnowsRightFromWrong) {
  const auto message = Bytes("a");
  const auto verify = [&](std::string_view mac) {
    return *VerifyMac(MacAlgorithm::kUnionPayEcbXor, Key(kSingleKey), message, Bytes(mac));
  };
  EXPECT_TRUE(verify("3F867FD4"));
  EXPECT_FALSE(verify("3F867FD5"));
  EXPECT_FALSE(verify("2F867FD4"));
  EXPECT_FALSE(verify("3f867fd4")) << "field 64 has upper case";
  EXPECT_FALSE(verify(""));
  EXPECT_FALSE(verify("3F867FD"));
  EXPECT_FALSE(verify("3F867FD4A"));
}

}  // namespace
}  // namespace till::pin
