// SPDX-License-Identifier: Apache-2.0
// The second dialect through the same engine, against bytes that another program composed.

#include <gtest/gtest.h>

#include <array>

#include "services/uplink/iso8583/codec.h"
#include "services/uplink/iso8583/framing.h"
#include "services/uplink/iso8583/golden.h"
#include "services/uplink/iso8583/golden1993.h"

namespace till::uplink {
namespace {

std::span<const uint8_t> BytesOf(std::string_view text) {
  return {reinterpret_cast<const uint8_t*>(text.data()), text.size()};
}

std::string TextOf(std::span<const uint8_t> bytes) {
  return {bytes.begin(), bytes.end()};
}

std::string Encoded(const IsoMessage& message) {
  std::array<uint8_t, 4096> memory{};
  ByteWriter writer(memory);
  EXPECT_TRUE(EncodeMessage(message, writer).ok());
  return TextOf(writer.written());
}

IsoMessage Decoded(std::string_view text, const MessageSpec& spec = golden1993::Spec()) {
  absl::StatusOr<IsoMessage> message = DecodeMessage(spec, BytesOf(text));
  EXPECT_TRUE(message.ok()) << message.status();
  return message.ok() ? *std::move(message) : IsoMessage(spec);
}

// The sale in the terminal's own words: the same values that the other dialect's sale has.
IsoMessage Sale(const MessageSpec& spec) {
  IsoMessage message(spec);
  const std::pair<int, std::string> fields[] = {
      {3, "000000"},
      {4, "000000001234"},
      {11, "000042"},
      {14, "3012"},
      {22, "051"},
      {23, "001"},
      {24, "200"},
      {35, std::string(golden1993::kTrack2)},
      {41, "TILL0001"},
      {42, "898100012345678"},
      {49, "156"},
      {52, golden::Text("A1B2C3D4E5F60718")},
      {55, golden::Text(golden::kSaleChipData)},
      {60, "2200000700050"},
  };
  EXPECT_TRUE(message.SetType("1200").ok());
  for (const auto& [number, value] : fields) EXPECT_TRUE(message.Set(number, value).ok()) << number;
  EXPECT_TRUE(message.ReserveMac().ok());
  return message;
}

TEST(Iso1993, EncodesASaleToTheBytesComposedElsewhere) {
  const IsoMessage sale = Sale(golden1993::Spec());
  EXPECT_EQ(sale.mac_field(), 64);
  std::string text = Encoded(sale);
  const std::string_view golden = golden1993::kSale;
  ASSERT_EQ(text.size(), golden.size());
  EXPECT_EQ(TextOf(MacInput(golden1993::Spec(), BytesOf(text))), golden.substr(0, golden.size() - 16));
  const std::span<uint8_t> bytes(reinterpret_cast<uint8_t*>(text.data()), text.size());
  ASSERT_TRUE(WriteMac(golden1993::Spec(), golden::Text("DE71A9F32496E2E9"), bytes).ok());
  EXPECT_EQ(text, golden);
}

TEST(Iso1993, DecodesAnApprovalIntoTheTerminalsWords) {
  const IsoMessage reply = Decoded(golden1993::kSaleReply);
  EXPECT_EQ(reply.type(), "1210");
  EXPECT_EQ(reply.field_numbers(),
            (std::vector<int>{3, 4, 11, 12, 15, 32, 37, 38, 39, 41, 42, 49, 55, 60, 64}));
  EXPECT_EQ(reply.Get(12), "261122101530");
  EXPECT_EQ(reply.Get(32), "01020000");
  EXPECT_EQ(reply.Get(39), "00");
  EXPECT_EQ(reply.Get(55), golden::Text("91080102030405060708"));
  EXPECT_EQ(reply.mac(), golden::Text("FF560DE5B5A51A52"));
  EXPECT_EQ(Encoded(reply), golden1993::kSaleReply);
  EXPECT_EQ(Decoded(golden1993::kSaleDeclined).Get(39), "55");
}

TEST(Iso1993, SeveralActionCodesAreAnApprovalAndAnUnknownOneStaysWhatItIs) {
  EXPECT_EQ(Decoded(golden1993::kEchoReply).Get(39), "00");
  std::string unknown(golden1993::kEchoReply);
  unknown.replace(unknown.find("8000110"), 3, "123");
  EXPECT_EQ(Decoded(unknown).Get(39), "123");
}

TEST(Iso1993, TheCodeOfAnEntryModeIsTheDialectsOnTheWireOnly) {
  const IsoMessage sale = Decoded(golden1993::kSale);
  EXPECT_EQ(sale.Get(22), "051");
  EXPECT_EQ(sale.Reveal(35), golden1993::kTrack2) << "'=' on the wire";
  IsoMessage message(golden1993::Spec());
  EXPECT_TRUE(message.Set(22, "072").ok());
  EXPECT_TRUE(message.Set(22, "510101M0034C").ok()) << "the dialect's own form";
  EXPECT_EQ(message.Set(22, "099").message(), "field 22: length 3 is not in 12..12");
}

TEST(Iso1993, AFieldAbove64BringsASecondBitmapAndTheMacTo128) {
  const IsoMessage refund = Decoded(golden1993::kRefund);
  EXPECT_EQ(refund.Get(100), "01020000");
  EXPECT_FALSE(refund.Has(64));
  EXPECT_EQ(refund.mac_field(), 128);
  EXPECT_EQ(refund.mac(), golden::Text("EA458B3C6A27C95F"));
  EXPECT_EQ(Encoded(refund), golden1993::kRefund);
  IsoMessage message(golden1993::Spec());
  ASSERT_TRUE(message.Set(100, "1").ok());
  ASSERT_TRUE(message.ReserveMac().ok());
  EXPECT_EQ(message.field_numbers(), (std::vector<int>{100, 128}));
}

TEST(Iso1993, AMacThatIsNotTheLastFieldIsNone) {
  IsoMessage message(golden1993::Spec());
  ASSERT_TRUE(message.Set(64, "12345678").ok());
  EXPECT_EQ(message.mac(), "12345678");
  ASSERT_TRUE(message.Set(100, "1").ok());
  EXPECT_EQ(message.mac(), std::nullopt);
}

TEST(Iso1993, ABitmapInBytesIsOneAttributeElsewhere) {
  profile::Profile profile = golden1993::Profile();
  profile.mutable_wire()->set_bitmap(profile::WireForm::COMPACT);
  const absl::StatusOr<MessageSpec> spec = MessageSpec::Create(profile);
  ASSERT_TRUE(spec.ok()) << spec.status();
  const std::string wire = golden::Text(golden1993::kSaleWithBinaryBitmap);
  const IsoMessage sale = Decoded(wire, *spec);
  EXPECT_EQ(sale.Get(22), "051");
  EXPECT_EQ(Encoded(sale), wire);
}

TEST(Iso1993, FramesWithFourDigitsOrTwoBytesAndNothingElse) {
  const IsoMessage echo = Decoded(golden1993::kEcho);
  absl::StatusOr<EncodedFrame> frame = EncodeFrame(golden1993::Spec(), echo);
  ASSERT_TRUE(frame.ok()) << frame.status();
  EXPECT_EQ(TextOf(frame->bytes()), "0066" + std::string(golden1993::kEcho));
  EXPECT_EQ(TextOf(frame->message()), golden1993::kEcho);
  profile::Profile profile = golden1993::Profile();
  profile.mutable_framing()->set_length(profile::Framing::TWO_BYTES);
  const MessageSpec two_bytes = MessageSpec::Create(profile).value();
  EXPECT_EQ(TextOf(EncodeFrame(two_bytes, echo)->bytes()),
            std::string("\0B", 2) + std::string(golden1993::kEcho));
  const absl::StatusOr<FrameBody> body = ParseFrameBody(golden1993::Spec(), BytesOf(golden1993::kEcho));
  ASSERT_TRUE(body.ok()) << body.status();
  EXPECT_EQ(body->demand, HostDemand::kNone);
  EXPECT_EQ(TextOf(body->message), golden1993::kEcho);
}

TEST(Iso1993, CutsAStreamAtLengthsInCharacters) {
  const std::string stream =
      "0066" + std::string(golden1993::kEcho) + "0055" + std::string(golden1993::kEchoReply);
  for (const size_t chop : {size_t{1}, size_t{3}, size_t{5}, stream.size()}) {
    FrameReader reader(golden1993::Spec().frame());
    std::vector<std::string> bodies;
    for (size_t at = 0; at < stream.size(); at += chop) {
      ASSERT_TRUE(reader
                      .Feed(BytesOf(std::string_view(stream).substr(at, chop)),
                            [&](std::span<const uint8_t> body) { bodies.push_back(TextOf(body)); })
                      .ok());
    }
    EXPECT_EQ(bodies,
              (std::vector<std::string>{std::string(golden1993::kEcho), std::string(golden1993::kEchoReply)}))
        << chop;
  }
  FrameReader reader(golden1993::Spec().frame());
  const auto ignore = [](std::span<const uint8_t>) { FAIL() << "a body came out"; };
  EXPECT_EQ(reader.Feed(BytesOf("00x6"), ignore).message(), "frame: its length is not decimal");
  EXPECT_EQ(reader.Feed(BytesOf("0019"), ignore).message(), "frame: length 19 is not in 20..4096");
  EXPECT_EQ(reader.Feed(BytesOf("4097"), ignore).message(), "frame: length 4097 is not in 20..4096");
}

TEST(Iso1993, RefusesBadTwinsAndSaysFieldAndOffset) {
  const auto fault = [](std::string text) {
    return std::string(DecodeMessage(golden1993::Spec(), BytesOf(text)).status().message());
  };
  EXPECT_EQ(fault("18"), "message type at offset 0: the message ends inside it");
  EXPECT_EQ(fault("18A40020000000000000000001"), "message type at offset 0: not four digits");
  EXPECT_EQ(fault("1804002000000000"), "bitmap at offset 4: the message ends inside it");
  EXPECT_EQ(fault("1804002000000000000g"), "bitmap at offset 4: not hex");
  EXPECT_EQ(fault("18048020000000000000"), "bitmap at offset 20: the message ends inside it");
  EXPECT_EQ(fault("1804002000000000000090000"), "field 11 at offset 20: needs 6 bytes, 5 are left");
  EXPECT_EQ(fault("1804002000000000000090000x"),
            "field 11 at offset 20: a character that it may not have, at place 6");
  EXPECT_EQ(fault("180400000000000000013132333435363738393x"), "4 bytes left over at offset 36");
  EXPECT_EQ(fault("18040000000000000001313233343536373x"),
            "field 64 at offset 20: a character that it may not have, at place 8");
  EXPECT_EQ(fault("18040000000000000200256"), "field 55 at offset 20: length 256 is not in 0..255");
  EXPECT_EQ(fault("18040000000000000200x01"), "field 55 at offset 20: its length is not decimal");
}

TEST(Iso1993, EveryPrefixOfAMessageIsAnErrorAndNeverAMessage) {
  for (const std::string_view whole : {golden1993::kSale, golden1993::kRefund}) {
    for (size_t length = 0; length < whole.size(); ++length) {
      EXPECT_FALSE(DecodeMessage(golden1993::Spec(), BytesOf(whole.substr(0, length))).ok()) << length;
    }
  }
}

TEST(Iso1993, CodesThatCannotBeAreRefused) {
  const auto fault = [](auto spoil) {
    profile::Profile profile = golden1993::Profile();
    spoil(profile);
    return std::string(MessageSpec::Create(profile).status().message());
  };
  EXPECT_EQ(fault([](auto& p) { p.mutable_field_codes(1)->mutable_code(0)->set_wire("0x0"); }),
            "profile: field 39: code 0x0 is not what its row allows");
  EXPECT_EQ(fault([](auto& p) { p.mutable_field_codes(1)->set_number(22); }),
            "profile: field 22: has its codes twice");
  EXPECT_EQ(fault([](auto& p) { p.mutable_field_codes(1)->set_number(65); }),
            "profile: field 65: codes of no field");
  EXPECT_EQ(fault([](auto& p) { p.mutable_framing()->set_max_body_bytes(10'000); }),
            "profile: framing.max_body_bytes is not in 20..9999");
  EXPECT_EQ(
      fault([](auto& p) { p.mutable_field(p.field_size() - 1)->set_value_encoding(profile::COMPACT_VALUE); }),
      "profile: field 128: is not written as field 64 is");
}

}  // namespace
}  // namespace till::uplink
