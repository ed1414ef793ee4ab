// SPDX-License-Identifier: Apache-2.0
#include "services/pin/pin_block.h"

#include "gtest/gtest.h"
#include "services/pin/hex_for_tests.h"

namespace till::pin {
namespace {

Pan MakePan(std::string_view digits) {
  return *Pan::Parse(digits);
}

std::vector<uint8_t> Digits(std::string_view pin) {
  return std::vector<uint8_t>(pin.begin(), pin.end());
}

struct Vector {
  std::string_view what, pin, pan, block;
};

// The first is that of openemv/pinblock's tests; the others folded by hand: 0 L PIN F… xor 0000 and twelve
// digits.
constexpr Vector kVectors[] = {
    {"published", "1234", "4012345678909", "041274EDCBA9876F"},
    {"19 digits: the twelve before the check digit", "123456", "6228480000000001231", "06123456FFFFFEDC"},
    {"twelve digits of PIN", "987654321098", "6228480402564890018", "0C987256645808FE"},
    {"a number of eight digits stands at the right", "0000", "12345678", "040000FFFEDCBA98"},
};

TEST(PinBlockFormat0, IsThatOfTheVectors) {
  for (const Vector& vector : kVectors) {
    SCOPED_TRACE(vector.what);
    const auto block = ClearPinBlockFormat0(Digits(vector.pin), MakePan(vector.pan));
    ASSERT_TRUE(block.ok());
    EXPECT_EQ(ToHex(block->Reveal()), vector.block);
  }
}

TEST(PinBlockFormat0, RefusesWhatIsNoPinAndDoesNotRepeatIt) {
  const Pan pan = MakePan("4012345678909");
  for (const std::string_view pin : {"", "123", "1234567890123", "12a4", "12 4", "-123"}) {
    const auto block = ClearPinBlockFormat0(Digits(pin), pan);
    ASSERT_FALSE(block.ok()) << pin.size();
    if (pin.empty()) continue;
    EXPECT_EQ(block.status().ToString().find(std::string(pin)), std::string::npos);
  }
}

TEST(PinBlockFormat0, IsEncipheredUnderTheKey) {
  // By Python's cryptography.
  const auto key = FromHex("A1B2C3D4E5F60718293A4B5C6D7E8F91");
  const auto block =
      EncipheredPinBlockFormat0(Digits("1234"), MakePan("4012345678909"), {KeyCipher::kTripleDes, key});
  ASSERT_TRUE(block.ok());
  EXPECT_EQ(ToHex(*block), "FF26FD76B4209ACA");
}

TEST(PinBlockFormat0, IsFilledUpWithZerosUnderSm4) {
  // By Python's cryptography: SM4 of 041274EDCBA9876F 0000000000000000.
  const auto key = FromHex("A1B2C3D4E5F60718293A4B5C6D7E8F91");
  const auto block =
      EncipheredPinBlockFormat0(Digits("1234"), MakePan("4012345678909"), {KeyCipher::kSm4, key});
  ASSERT_TRUE(block.ok());
  EXPECT_EQ(ToHex(*block), "6ECAEF9FE78A15FECB1284078DAC398E");
}

TEST(PinBlockFormat0, IsNeverEncipheredUnderSingleDes) {
  const auto key = FromHex("A1B2C3D4E5F60718");
  EXPECT_FALSE(
      EncipheredPinBlockFormat0(Digits("1234"), MakePan("4012345678909"), {KeyCipher::kTripleDes, key}).ok());
}

}  // namespace
}  // namespace till::pin
