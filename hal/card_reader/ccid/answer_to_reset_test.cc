// SPDX-License-Identifier: Apache-2.0
// ATRs that were published of real cards, and the limits of EMV 4.4 Book 1, 8.3.3.
#include "hal/card_reader/ccid/answer_to_reset.h"

#include <vector>

#include "absl/strings/escaping.h"
#include "gtest/gtest.h"
#include "hal/card_reader/ccid/protocol_parameters.h"

namespace till::hal {
namespace {

std::vector<uint8_t> Hex(std::string_view hex) {
  const std::string bytes = absl::HexStringToBytes(std::string(hex));
  return {bytes.begin(), bytes.end()};
}

// WithCheck puts the TCK behind an ATR (ISO/IEC 7816-3, 8.2.5).
std::vector<uint8_t> WithCheck(std::string_view hex) {
  std::vector<uint8_t> bytes = Hex(hex);
  uint8_t sum = 0;
  for (size_t i = 1; i < bytes.size(); ++i) sum = static_cast<uint8_t>(sum ^ bytes[i]);
  bytes.push_back(sum);
  return bytes;
}

TEST(AnswerToReset, ACardOfT0WithoutCheckCharacter) {
  const auto atr = ParseAnswerToReset(Hex("3B6500002063CB6800"));  // a bank's card
  ASSERT_TRUE(atr.ok()) << atr.status();
  EXPECT_EQ(atr->protocol(), 0);
  EXPECT_EQ(atr->tc1, 0x00);
  EXPECT_FALSE(atr->ta1.has_value());
  EXPECT_TRUE(CheckEmvLimits(*atr).ok());
  // CCID 1.1, 6.1.7: bmFindexDindex, bmTCCKST0, bGuardTimeT0, bWaitingIntegerT0, bClockStop.
  EXPECT_EQ(ProtocolParameters(*atr), Hex("1100000A00"));
}

TEST(AnswerToReset, ACardOfT1) {
  // JCOP v2.4.1: TA1 13, TD1 81, TD2 31, TA3 FE, TB3 45.
  const auto atr = ParseAnswerToReset(Hex("3BF81300008131FE454A434F5076323431B7"));
  ASSERT_TRUE(atr.ok()) << atr.status();
  EXPECT_EQ(atr->protocol(), 1);
  EXPECT_EQ(atr->protocols, 2u);
  EXPECT_EQ(atr->ifsc, 0xFE);
  EXPECT_EQ(atr->waiting_of_t1, 0x45);
  EXPECT_EQ(atr->ta1, 0x13);
  EXPECT_EQ(atr->frequency(), 0x11) << "negotiable mode: 372 and 1 until somebody negotiates";
  EXPECT_TRUE(CheckEmvLimits(*atr).ok()) << CheckEmvLimits(*atr);
  // bmFindexDindex, bmTCCKST1, bGuardTimeT1, bmWaitingIntegersT1, bClockStop, bIFSC, bNadValue.
  EXPECT_EQ(ProtocolParameters(*atr), Hex("1110004500FE00"));
}

TEST(AnswerToReset, OneThatAReaderMadeUpForAContactlessCard) {
  const auto atr = ParseAnswerToReset(Hex("3B8F8001804F0CA000000306030001000000006A"));  // PC/SC part 3
  ASSERT_TRUE(atr.ok()) << atr.status();
  EXPECT_EQ(atr->protocol(), 0);
  EXPECT_EQ(atr->protocols, 3u);
}

TEST(AnswerToReset, SpecificModeAndTheInverseConvention) {
  const auto atr = ParseAnswerToReset(Hex("3F37130041424344454647"));
  ASSERT_TRUE(atr.ok()) << atr.status();
  EXPECT_TRUE(atr->inverse_convention);
  EXPECT_EQ(ProtocolParameters(*atr)[1], 0x02);
  // TA1 18, TD1 10, TA2 00: T=0 at the speed of TA1.
  const auto specific = ParseAnswerToReset(Hex("3B90181000"));
  ASSERT_TRUE(specific.ok()) << specific.status();
  EXPECT_EQ(specific->frequency(), 0x18);
  EXPECT_TRUE(CheckEmvLimits(*specific).ok());
}

TEST(AnswerToReset, WhatIsNoneIsRefused) {
  const std::vector<uint8_t> whole = Hex("3BF81300008131FE454A434F5076323431B7");
  for (size_t size = 0; size < whole.size(); ++size) {
    EXPECT_FALSE(ParseAnswerToReset(std::span<const uint8_t>(whole).first(size)).ok()) << size;
  }
  for (size_t i = 1; i < whole.size(); ++i) {
    std::vector<uint8_t> bytes = whole;
    bytes[i] ^= 0x01;
    EXPECT_FALSE(ParseAnswerToReset(bytes).ok()) << "TCK, or the length, at " << i;
  }
  EXPECT_FALSE(ParseAnswerToReset(Hex("3B00FF")).ok()) << "longer than it says";
  EXPECT_FALSE(ParseAnswerToReset(Hex("0300")).ok()) << "TS";
  EXPECT_FALSE(ParseAnswerToReset(Hex("3B" + std::string(80, '8'))).ok());
}

TEST(AnswerToReset, TheLimitsOfEmv) {
  const struct {
    const char* atr;
    const char* what;
  } rows[] = {
      {"3B800E", "TD1: T=14"},
      {"3B90111010", "TA2 with bit 5: implicit speed"},
      {"3B90111100", "TA2 names another protocol than TD1"},
      {"3BC0004000", "TC2 of 0"},
      {"3BC000400B", "TC2 of 11"},
      {"3B8081310F45", "IFSC of 15"},
      {"3B808131FF45", "IFSC of 255"},
      {"3B80811120", "no TB3"},
      {"3B8081312046", "CWI of 6"},
      {"3B8081312055", "BWI of 5"},
      {"3BC005812142", "CWT below the guard time: 2^2 <= 5 + 1"},
      {"3B808171204501", "CRC"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.what);
    // Each with its TCK where one is due; each is an ATR, and none is EMV's.
    auto atr = ParseAnswerToReset(Hex(row.atr));
    if (!atr.ok()) atr = ParseAnswerToReset(WithCheck(row.atr));
    ASSERT_TRUE(atr.ok()) << atr.status();
    EXPECT_FALSE(CheckEmvLimits(*atr).ok());
  }
  EXPECT_TRUE(CheckEmvLimits(*ParseAnswerToReset(WithCheck("3B8081312045"))).ok());
}

}  // namespace
}  // namespace till::hal
