// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/iso8583/framing.h"

#include <gtest/gtest.h>

#include "services/uplink/iso8583/codec.h"
#include "services/uplink/iso8583/golden.h"

namespace till::uplink {
namespace {

using golden::Bytes;
using golden::Hex;

TEST(Framing, FramesAnEchoToTheBytesComposedByHand) {
  IsoMessage echo(golden::UnionPaySpec());
  ASSERT_TRUE(echo.SetType("0820").ok());
  ASSERT_TRUE(echo.Set(11, "900002").ok());
  ASSERT_TRUE(echo.Set(41, "TILL0001").ok());
  ASSERT_TRUE(echo.Set(42, "898100012345678").ok());
  ASSERT_TRUE(echo.Set(60, "00000007301").ok());
  absl::StatusOr<EncodedFrame> frame = EncodeFrame(golden::UnionPaySpec(), echo);
  ASSERT_TRUE(frame.ok()) << frame.status();
  EXPECT_EQ(Hex(frame->bytes()), golden::kEchoFrame);
  EXPECT_EQ(Hex(frame->message()), golden::Message(golden::kEchoFrame));
}

TEST(Framing, ParsesABodyAndItsDemand) {
  const std::vector<uint8_t> body = Bytes(golden::Body(golden::kEchoReplyFrame));
  const absl::StatusOr<FrameBody> parsed = ParseFrameBody(golden::UnionPaySpec(), body);
  ASSERT_TRUE(parsed.ok()) << parsed.status();
  EXPECT_EQ(parsed->demand, HostDemand::kNone);
  EXPECT_EQ(Hex(parsed->message), golden::Message(golden::kEchoReplyFrame));

  std::vector<uint8_t> demanding = body;
  demanding[7] = 0x13;
  EXPECT_EQ(ParseFrameBody(golden::UnionPaySpec(), demanding)->demand, HostDemand::kSignOnAgain);
}

TEST(Framing, RefusesBodiesOfAnotherKind) {
  const std::vector<uint8_t> good = Bytes(golden::Body(golden::kEchoReplyFrame));
  const auto fault = [](std::span<const uint8_t> body) {
    return std::string(ParseFrameBody(golden::UnionPaySpec(), body).status().message());
  };
  EXPECT_EQ(fault(std::span(good).first(20)), "frame: 20 bytes, at least 21 are needed");
  std::vector<uint8_t> bad = good;
  bad[0] = 0x61;
  EXPECT_EQ(fault(bad), "frame: TPDU at offset 0 does not begin with 60");
  bad = good;
  bad[5] = 0x70;
  EXPECT_EQ(fault(bad), "frame: header at offset 5 is of another application");
  bad = good;
  bad[7] = 0x1A;
  EXPECT_EQ(fault(bad), "frame: header at offset 7: the demand is not a digit");
}

TEST(FrameReader, CutsAStreamIntoBodiesHoweverItIsChopped) {
  const std::vector<uint8_t> stream =
      Bytes(std::string(golden::kEchoReplyFrame) + std::string(golden::kSaleReplyFrame));
  for (const size_t chop : {size_t{1}, size_t{2}, size_t{3}, size_t{40}, stream.size()}) {
    FrameReader reader{FrameForm()};
    std::vector<std::string> bodies;
    for (size_t at = 0; at < stream.size(); at += chop) {
      ASSERT_TRUE(reader
                      .Feed(std::span(stream).subspan(at, std::min(chop, stream.size() - at)),
                            [&](std::span<const uint8_t> body) { bodies.push_back(Hex(body)); })
                      .ok());
    }
    ASSERT_EQ(bodies.size(), 2u) << chop;
    EXPECT_EQ(bodies[0], golden::Body(golden::kEchoReplyFrame));
    EXPECT_EQ(bodies[1], golden::Body(golden::kSaleReplyFrame));
    EXPECT_FALSE(reader.mid_frame());
  }
}

TEST(FrameReader, AnImpossibleLengthLosesTheStream) {
  const auto ignore = [](std::span<const uint8_t>) { FAIL() << "a body came out"; };
  FrameReader reader{FrameForm()};
  EXPECT_EQ(reader.Feed(Bytes("0801"), ignore).message(), "frame: length 2049 is not in 21..2048");
  EXPECT_EQ(reader.Feed(Bytes("ffff"), ignore).message(), "frame: length 65535 is not in 21..2048");
  EXPECT_EQ(reader.Feed(Bytes("0000"), ignore).message(), "frame: length 0 is not in 21..2048");
  EXPECT_EQ(reader.Feed(Bytes("0014"), ignore).message(), "frame: length 20 is not in 21..2048");
  EXPECT_TRUE(reader.Feed(Bytes("0800"), ignore).ok());
}

TEST(FrameReader, SaysThatTheStreamEndedInsideAFrame) {
  FrameReader reader{FrameForm()};
  const std::vector<uint8_t> frame = Bytes(golden::kEchoReplyFrame);
  ASSERT_TRUE(reader.Feed(std::span(frame).first(30), [](std::span<const uint8_t>) {}).ok());
  EXPECT_TRUE(reader.mid_frame());
  reader.Reset();
  EXPECT_FALSE(reader.mid_frame());
}

}  // namespace
}  // namespace till::uplink
