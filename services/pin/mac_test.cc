// SPDX-License-Identifier: Apache-2.0
#include "services/pin/mac.h"

#include <string>

#include "gtest/gtest.h"
#include "services/pin/hex_for_tests.h"

namespace till::pin {
namespace {

constexpr std::string_view kSingleKey = "1F2E3D4C5B6A7988";
constexpr std::string_view kDoubleKey = "1F2E3D4C5B6A798897A6B5C4D3E2F101";

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
  std::string_view single, twofold, x919;
};

// By Python's cryptography, from the words of the algorithm (a program of its own, not this code).
const Vector kVectors[] = {
    {"three blocks, the last padded", FromHex("0200703C048020C0981100000000000000001234000001"), "CF9EFEDA",
     "503A39DC", "09FF27F275FA27F9"},
    {"one byte", Bytes("a"), "3F867FD4", "88A67150", "C17BD528B0742502"},
    {"one whole block", FromHex("0001020304050607"), "12497133", "845438CD", "5A451D94C8649ACC"},
    {"the longest", LongMessage(), "D252A9C4", "C38DFC05", "2725B7F6D23E4327"},
};

TEST(Mac, IsThatOfTheVectors) {
  for (const Vector& vector : kVectors) {
    SCOPED_TRACE(vector.what);
    EXPECT_EQ(Text(*ComputeMac(MacAlgorithm::kUnionPayEcbXor, FromHex(kSingleKey), vector.message)),
              vector.single);
    EXPECT_EQ(Text(*ComputeMac(MacAlgorithm::kUnionPayEcbXor, FromHex(kDoubleKey), vector.message)),
              vector.twofold);
    EXPECT_EQ(ToHex(*ComputeMac(MacAlgorithm::kX919, FromHex(kDoubleKey), vector.message)), vector.x919);
  }
}

TEST(Mac, X919IsThatOfIso9797AnnexA) {
  const auto key = FromHex("0123456789ABCDEFFEDCBA9876543210");
  EXPECT_EQ(ToHex(*ComputeMac(MacAlgorithm::kX919, key, Bytes("Now is the time for all "))),
            "A1C72E74EA3FA9B6");
  EXPECT_EQ(ToHex(*ComputeMac(MacAlgorithm::kX919, key, Bytes("Now is the time for it"))),
            "2E2B1428CC78254F");
}

TEST(Mac, TheFoldOfAMessageHasTheMessagesEcbXorMac) {
  // A caller may fold its blocks itself, so that no account number crosses a socket for the sake of a MAC.
  const auto message = FromHex("0200703C048020C0981100000000000000001234000001");
  std::vector<uint8_t> fold(8, 0);
  for (size_t i = 0; i < message.size(); ++i) fold[i % 8] ^= message[i];
  EXPECT_EQ(*ComputeMac(MacAlgorithm::kUnionPayEcbXor, FromHex(kSingleKey), fold),
            *ComputeMac(MacAlgorithm::kUnionPayEcbXor, FromHex(kSingleKey), message));
}

TEST(Mac, RefusesWhatItCannotAuthenticate) {
  const auto one = Bytes("a");
  EXPECT_FALSE(ComputeMac(MacAlgorithm::kUnionPayEcbXor, FromHex(kSingleKey), {}).ok());
  EXPECT_FALSE(
      ComputeMac(MacAlgorithm::kUnionPayEcbXor, FromHex(kSingleKey), std::vector<uint8_t>(4097, 0)).ok());
  EXPECT_FALSE(ComputeMac(MacAlgorithm::kUnionPayEcbXor, FromHex("1F2E"), one).ok());
  EXPECT_FALSE(ComputeMac(MacAlgorithm::kX919, FromHex(kSingleKey), one).ok()) << "X9.19 wants two halves";
}

TEST(Mac, VerifyKnowsRightFromWrong) {
  const auto message = Bytes("a");
  const auto verify = [&](std::string_view mac) {
    return *VerifyMac(MacAlgorithm::kUnionPayEcbXor, FromHex(kSingleKey), message, Bytes(mac));
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
