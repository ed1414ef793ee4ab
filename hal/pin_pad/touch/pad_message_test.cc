// SPDX-License-Identifier: Apache-2.0
#include "hal/pin_pad/touch/pad_message.h"

#include <string.h>

#include <vector>

#include "gtest/gtest.h"

namespace till::hal {
namespace {

std::vector<uint8_t> Bytes(const SecretBuffer& packet) {
  return {packet.Reveal().begin(), packet.Reveal().end()};
}

std::vector<uint8_t> Text(std::string_view text) {
  return {text.begin(), text.end()};
}

TEST(PadMessage, AKeyIsItsTypeItsEntryAndItself) {
  EXPECT_EQ(Bytes(EncodePadMessage({PadMessage::Type::kKey, 0x01020304, '7'})),
            Text("K\x01\x02\x03\x04\x37"));
}

TEST(PadMessage, ABeginCarriesAllThatTheKeypadDraws) {
  PadMessage begin(PadMessage::Type::kBegin, 9);
  begin.min_digits = 4;
  begin.max_digits = 12;
  begin.timeout_ms = 60'000;
  begin.retry = true;
  begin.chinese_first = true;
  begin.amount = "CNY 12.34";
  const SecretBuffer packet = EncodePadMessage(begin);
  EXPECT_EQ(Bytes(packet), Text(std::string_view("B\0\0\0\x09\0\x04\x0C\0\0\xEA\x60\x03"
                                                 "CNY 12.34",
                                                 22)));
  const absl::StatusOr<PadMessage> read = DecodePadMessage(packet.Reveal());
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(read->entry, 9u);
  EXPECT_EQ(read->min_digits, 4);
  EXPECT_EQ(read->max_digits, 12);
  EXPECT_EQ(read->timeout_ms, 60'000u);
  EXPECT_TRUE(read->retry);
  EXPECT_TRUE(read->chinese_first);
  EXPECT_EQ(read->amount, "CNY 12.34");
}

TEST(PadMessage, WhatIsTypedOfACardNumberIsPartFaultAndDigits) {
  PadMessage typed(PadMessage::Type::kTyped, 2, 'n');
  typed.fault = 'c';
  memcpy(typed.typed, "62284804", 8);
  typed.typed_count = 8;
  const SecretBuffer packet = EncodePadMessage(typed);
  EXPECT_EQ(Bytes(packet), Text(std::string_view("T\0\0\0\2nc62284804", 15)));
  const absl::StatusOr<PadMessage> read = DecodePadMessage(packet.Reveal());
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(read->value, 'n');
  EXPECT_EQ(read->fault, 'c');
  EXPECT_EQ(std::string_view(read->typed, read->typed_count), "62284804");
  PadMessage begin(PadMessage::Type::kBegin, 1);
  begin.min_digits = 12;
  begin.max_digits = 19;
  EXPECT_FALSE(DecodePadMessage(EncodePadMessage(begin).Reveal()).ok()) << "too long for a PIN";
  begin.card_number = true;
  const absl::StatusOr<PadMessage> number = DecodePadMessage(EncodePadMessage(begin).Reveal());
  ASSERT_TRUE(number.ok()) << number.status();
  EXPECT_TRUE(number->card_number);
}

TEST(PadMessage, WhatIsNotTypedIsRefused) {
  for (const std::string_view packet :
       {std::string_view("T\0\0\0\2n", 6), std::string_view("T\0\0\0\2q01", 8),
        std::string_view("T\0\0\0\2n?1", 8), std::string_view("T\0\0\0\2n0A", 8),
        std::string_view("T\0\0\0\2n012345678901234567890", 27)}) {
    EXPECT_EQ(DecodePadMessage(Text(packet)).status().code(), absl::StatusCode::kInvalidArgument) << packet;
  }
}

TEST(PadMessage, AnAmountThatIsTooLongIsCut) {
  PadMessage begin(PadMessage::Type::kBegin, 1);
  begin.amount = std::string(300, '9');
  EXPECT_LE(EncodePadMessage(begin).size(), PadMessage::kLongest);
  EXPECT_TRUE(DecodePadMessage(EncodePadMessage(begin).Reveal()).ok());
}

TEST(PadMessage, WhatIsNoMessageIsRefused) {
  for (const std::string_view packet :
       {std::string_view(""), std::string_view("K\0\0\0\1", 5), std::string_view("Z\0\0\0\1\0", 6),
        std::string_view("K\0\0\0\1A", 6), std::string_view("K\0\0\0\1\0", 6),
        std::string_view("K\0\0\0\0017!", 7), std::string_view("N\0\0\0\1\15", 6),
        std::string_view("B\0\0\0\1\0\4\14\0\0\0\0", 12), std::string_view("B\0\0\0\1\0\4\15\0\0\0\0\0", 13),
        std::string_view("B\0\0\0\1\0\7\6\0\0\0\0\0", 13)}) {
    EXPECT_EQ(DecodePadMessage(Text(packet)).status().code(), absl::StatusCode::kInvalidArgument);
  }
  EXPECT_FALSE(
      DecodePadMessage(Text(std::string("B\0\0\0\1\0\4\14\0\0\0\0\0", 13) + std::string(33, '9'))).ok());
}

}  // namespace
}  // namespace till::hal
