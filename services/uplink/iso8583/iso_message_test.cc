// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/iso8583/iso_message.h"

#include <gtest/gtest.h>

#include "services/uplink/iso8583/golden.h"

namespace till::uplink {
namespace {

TEST(IsoMessage, KeepsFieldsInAscendingOrder) {
  IsoMessage message(golden::UnionPaySpec());
  ASSERT_TRUE(message.Set(41, "TILL0001").ok());
  ASSERT_TRUE(message.SetNumber(11, 42).ok());
  ASSERT_TRUE(message.Set(39, "A0").ok());
  EXPECT_EQ(message.field_numbers(), (std::vector<int>{11, 39, 41}));
  EXPECT_EQ(message.Get(11), "000042");
  EXPECT_EQ(message.Get(12), std::nullopt);
}

TEST(IsoMessage, ASecretFieldIsRevealedOnlyByName) {
  IsoMessage message(golden::UnionPaySpec());
  ASSERT_TRUE(message.Set(2, golden::kPan).ok());
  EXPECT_TRUE(message.Has(2));
  EXPECT_EQ(message.Get(2), std::nullopt);
  EXPECT_EQ(message.Reveal(2), golden::kPan);
}

TEST(IsoMessage, PrintsAccountDataMaskedAndSecretsAsLengths) {
  IsoMessage message(golden::UnionPaySpec());
  ASSERT_TRUE(message.SetType("0200").ok());
  ASSERT_TRUE(message.Set(2, golden::kPan).ok());
  ASSERT_TRUE(message.Set(14, "3012").ok());
  ASSERT_TRUE(message.Set(35, golden::kTrack2).ok());
  ASSERT_TRUE(message.Set(52, "12345678").ok());
  ASSERT_TRUE(message.Set(55, golden::Text("9F2701 80")).ok());
  ASSERT_TRUE(message.Set(41, "TILL0001").ok());
  EXPECT_EQ(
      message.DebugString(),
      "0200 2=622848******5674 14=<secret, 4> 35=<secret, 33> 41=\"TILL0001\" 52=<secret, 8> 55=9f270180");
}

TEST(IsoMessage, ReplacingAndClearingASecretLeavesTheOthers) {
  IsoMessage message(golden::UnionPaySpec());
  ASSERT_TRUE(message.Set(2, golden::kPan).ok());
  ASSERT_TRUE(message.Set(35, golden::kTrack2).ok());
  ASSERT_TRUE(message.Set(2, "62284800123456749").ok());
  EXPECT_EQ(message.Reveal(2), "62284800123456749");
  EXPECT_EQ(message.Reveal(35), golden::kTrack2);
  message.Clear(35);
  EXPECT_FALSE(message.Has(35));
  EXPECT_EQ(message.Reveal(2), "62284800123456749");
}

TEST(IsoMessage, RefusesWhatTheDialectDoesNotHave) {
  IsoMessage message(golden::UnionPaySpec());
  EXPECT_EQ(message.Set(1, "x").message(), "field 1: not in this dialect");
  EXPECT_EQ(message.Set(65, "x").message(), "field 65: not in this dialect");
  EXPECT_FALSE(message.SetType("200").ok());
  EXPECT_FALSE(message.SetType("02O0").ok());
  EXPECT_EQ(message.SetNumber(11, 1'000'000).message(), "field 11: the number has more than 6 digits");
  EXPECT_EQ(message.SetNumber(2, 1).message(), "field 2: not a number of fixed length");
}

TEST(IsoMessage, ARefusedValueIsNotRepeatedInTheError) {
  IsoMessage message(golden::UnionPaySpec());
  const absl::Status refused = message.Set(2, "6228480012345674X");
  EXPECT_EQ(refused.message().find("622848"), std::string::npos);
  EXPECT_FALSE(message.Has(2));
}

}  // namespace
}  // namespace till::uplink
