// SPDX-License-Identifier: Apache-2.0
// Layouts: usb-redirection-protocol.txt, version 0.7.
#include "hal/usb/usbredir_stream.h"

#include <gtest/gtest.h>

namespace till::hal {
namespace {

std::vector<uint8_t> HelloWith(uint32_t capabilities) {
  std::vector<uint8_t> body(64, 0);
  AppendLittle(capabilities, 4, body);
  return RedirBytes(RedirType::kHello, 0, body, false);
}

TEST(UsbredirStream, PacketsComeOutHoweverTheyWereCut) {
  RedirStream stream;
  std::vector<uint8_t> bytes = HelloWith(1 << 5);
  const std::vector<uint8_t> body = {1, 2, 3};
  const auto packet = RedirBytes(RedirType::kBulkPacket, 0x1122334455667788, body, /*long_ids=*/true);
  EXPECT_EQ(packet.size(), 19u);
  bytes.insert(bytes.end(), packet.begin(), packet.end());
  std::vector<RedirPacket> packets;
  for (const uint8_t byte : bytes) {
    stream.Feed({&byte, 1});
    auto next = stream.Next();
    ASSERT_TRUE(next.ok()) << next.status();
    if (next->has_value()) packets.push_back(**next);
  }
  ASSERT_EQ(packets.size(), 2u);
  EXPECT_TRUE(stream.long_ids());
  EXPECT_FALSE(stream.long_bulk());
  EXPECT_EQ(packets[1].type, 101u);
  EXPECT_EQ(packets[1].id, 0x1122334455667788u);
  EXPECT_EQ(packets[1].body, body);
}

TEST(UsbredirStream, AnOldPeerHasShortIds) {
  RedirStream stream;
  stream.Feed(HelloWith(0));
  ASSERT_TRUE(stream.Next()->has_value());
  stream.Feed(RedirBytes(RedirType::kDeviceDisconnect, 7, {}, /*long_ids=*/false));
  EXPECT_EQ((*stream.Next())->id, 7u);
}

TEST(UsbredirStream, WhatIsNoUsbredirIsRefused) {
  RedirStream no_hello;
  no_hello.Feed(RedirBytes(RedirType::kDeviceDisconnect, 0, {}, false));
  EXPECT_EQ(no_hello.Next().status().code(), absl::StatusCode::kDataLoss);
  RedirStream short_hello;
  short_hello.Feed(RedirBytes(RedirType::kHello, 0, {}, false));
  EXPECT_EQ(short_hello.Next().status().code(), absl::StatusCode::kDataLoss);
  RedirStream twice;
  twice.Feed(HelloWith(0));
  twice.Feed(HelloWith(0));
  EXPECT_TRUE(twice.Next().ok());
  EXPECT_EQ(twice.Next().status().code(), absl::StatusCode::kDataLoss);
  RedirStream endless;
  const uint8_t header[12] = {101, 0, 0, 0, 0, 0, 0, 0x40};
  endless.Feed(header);
  EXPECT_EQ(endless.Next().status().code(), absl::StatusCode::kDataLoss);
}

}  // namespace
}  // namespace till::hal
