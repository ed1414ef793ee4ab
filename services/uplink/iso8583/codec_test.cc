// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/iso8583/codec.h"

#include <gtest/gtest.h>

#include <array>

#include "services/uplink/iso8583/golden.h"
#include "services/uplink/iso8583/mac_block.h"

namespace till::uplink {
namespace {

using golden::Bytes;

IsoMessage Sale() {
  IsoMessage message(golden::UnionPaySpec());
  const std::pair<int, std::string> fields[] = {
      {3, "000000"},
      {4, "000000001234"},
      {11, "000042"},
      {14, "3012"},
      {22, "051"},
      {23, "001"},
      {25, "00"},
      {26, "12"},
      {35, std::string(golden::kTrack2)},
      {41, "TILL0001"},
      {42, "898100012345678"},
      {49, "156"},
      {52, golden::Text("A1B2C3D4E5F60718")},
      {53, "2600000000000000"},
      {55, golden::Text(golden::kSaleChipData)},
      {60, "2200000700050"},
      {64, "0675DEF0"},
  };
  EXPECT_TRUE(message.SetType("0200").ok());
  for (const auto& [number, value] : fields) EXPECT_TRUE(message.Set(number, value).ok()) << number;
  return message;
}

TEST(Codec, EncodesASaleToTheBytesComposedByHand) {
  std::array<uint8_t, 1024> memory{};
  ByteWriter writer(memory);
  ASSERT_TRUE(EncodeMessage(Sale(), writer).ok());
  EXPECT_EQ(golden::Hex(writer.written()), golden::Message(golden::kSaleFrame));
  EXPECT_EQ(golden::Hex(FoldMacBlock(MacInput(golden::UnionPaySpec(), writer.written())).bytes()),
            golden::kSaleMacBlock);
}

TEST(Codec, DecodesAnApprovalComposedByHand) {
  const std::vector<uint8_t> bytes = Bytes(golden::Message(golden::kSaleReplyFrame));
  const absl::StatusOr<IsoMessage> reply = DecodeMessage(golden::UnionPaySpec(), bytes);
  ASSERT_TRUE(reply.ok()) << reply.status();
  EXPECT_EQ(reply->type(), "0210");
  EXPECT_EQ(reply->field_numbers(),
            (std::vector<int>{3, 4, 11, 12, 13, 15, 25, 32, 37, 38, 39, 41, 42, 44, 49, 55, 60, 63, 64}));
  EXPECT_EQ(reply->Get(4), "000000001234");
  EXPECT_EQ(reply->Get(12), "101530");
  EXPECT_EQ(reply->Get(32), "01020000");
  EXPECT_EQ(reply->Get(37), "112210153042");
  EXPECT_EQ(reply->Get(38), "AB1234");
  EXPECT_EQ(reply->Get(39), "00");
  EXPECT_EQ(reply->Get(55), golden::Text("91080102030405060708"));
  EXPECT_EQ(reply->Get(60), "22000007000");
  EXPECT_EQ(golden::Hex(FoldMacBlock(MacInput(golden::UnionPaySpec(), bytes)).bytes()),
            golden::kSaleReplyMacBlock);
}

TEST(Codec, DecodesItsOwnSaleBack) {
  const std::vector<uint8_t> bytes = Bytes(golden::Message(golden::kSaleFrame));
  const absl::StatusOr<IsoMessage> sale = DecodeMessage(golden::UnionPaySpec(), bytes);
  ASSERT_TRUE(sale.ok()) << sale.status();
  EXPECT_EQ(sale->DebugString(), Sale().DebugString());
  EXPECT_EQ(sale->Reveal(35), golden::kTrack2);
}

TEST(Codec, RefusesBadTwinsAndSaysFieldAndOffset) {
  const auto fault = [](std::string_view hex) {
    return std::string(DecodeMessage(golden::UnionPaySpec(), Bytes(hex)).status().message());
  };
  const std::string type = "0810";
  EXPECT_EQ(fault(type + "0020000002000000 900002 3030"), "");
  EXPECT_EQ(fault("08"), "message type at offset 0: the message ends inside it");
  EXPECT_EQ(fault("08A00020000000000000 900002"), "message type at offset 0: not four digits");
  EXPECT_EQ(fault(type + "00200000"), "bitmap at offset 2: the message ends inside it");
  EXPECT_EQ(fault(type + "8020000002000000 900002 3030"), "bitmap at offset 2: a second bitmap");
  EXPECT_EQ(fault(type + "0020000002000000 900002 30"), "field 39 at offset 13: needs 2 bytes, 1 are left");
  EXPECT_EQ(fault(type + "0020000002000000 90000A 3030"),
            "field 11 at offset 10: a character that it may not have, at place 6");
  EXPECT_EQ(fault(type + "0020000002000000 900002 3030 00"), "1 bytes left over at offset 15");
  EXPECT_EQ(fault(type + "0020000002000010 900002 3030 0018 2200"),
            "field 60 at offset 15: length 18 is not in 0..17");
}

TEST(Codec, AFieldWithoutARowEndsTheDecoding) {
  profile::Profile profile = golden::UnionPayProfile();
  for (int i = 0; i < profile.field_size(); ++i) {
    if (profile.field(i).number() == 39) profile.mutable_field()->DeleteSubrange(i, 1);
  }
  const absl::StatusOr<MessageSpec> spec = MessageSpec::Create(profile);
  ASSERT_TRUE(spec.ok());
  EXPECT_EQ(DecodeMessage(*spec, Bytes("0810 0020000002000000 900002 3030")).status().message(),
            "field 39 at offset 13: not in this dialect");
}

TEST(Codec, EveryPrefixOfAReplyIsAnErrorAndNeverAMessage) {
  const std::vector<uint8_t> whole = Bytes(golden::Message(golden::kSaleReplyFrame));
  for (size_t length = 0; length < whole.size(); ++length) {
    EXPECT_FALSE(DecodeMessage(golden::UnionPaySpec(), std::span(whole).first(length)).ok()) << length;
  }
}

TEST(Codec, AMessageWithoutATypeIsNotEncoded) {
  std::array<uint8_t, 64> memory{};
  ByteWriter writer(memory);
  EXPECT_EQ(EncodeMessage(IsoMessage(golden::UnionPaySpec()), writer).code(),
            absl::StatusCode::kInvalidArgument);
}

TEST(Codec, AMessageThatDoesNotFitIsNotEncoded) {
  std::array<uint8_t, 100> memory{};
  ByteWriter writer(memory);
  EXPECT_EQ(EncodeMessage(Sale(), writer).code(), absl::StatusCode::kResourceExhausted);
}

}  // namespace
}  // namespace till::uplink
