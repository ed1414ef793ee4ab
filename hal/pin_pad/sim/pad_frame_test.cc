// SPDX-License-Identifier: Apache-2.0
#include "hal/pin_pad/sim/pad_frame.h"

#include "gtest/gtest.h"

namespace till::hal {
namespace {

std::span<const uint8_t> Bytes(std::string_view text) {
  return {reinterpret_cast<const uint8_t*>(text.data()), text.size()};
}

TEST(PadFrame, EncodesTypeLengthPayload) {
  EXPECT_EQ(*EncodePadFrame('N', "\x03"), std::string("N\0\1\3", 4));
  EXPECT_EQ(*EncodePadFrame('F', ""), std::string("F\0\0", 3));
  EXPECT_EQ(EncodePadFrame('B', std::string(300, 'x'))->substr(0, 3), std::string("B\x01\x2C", 3));
  EXPECT_FALSE(EncodePadFrame('B', std::string(65536, 'x')).ok());
}

TEST(PadFrameReader, WaitsForTheWholeFrame) {
  PadFrameReader reader;
  const std::string two(
      "K\0\1"
      "7"
      "s\0\1\1",
      8);
  int frames = 0;
  for (const char byte : two) {
    ASSERT_TRUE(reader.Append(Bytes(std::string_view(&byte, 1))).ok());
    const auto frame = reader.Next();
    ASSERT_TRUE(frame.ok());
    if (frame->has_value()) {
      EXPECT_EQ((*frame)->type, frames == 0 ? 'K' : 's');
      EXPECT_EQ((*frame)->payload, frames == 0 ? "7" : "\1");
      ++frames;
    }
  }
  EXPECT_EQ(frames, 2);
}

TEST(PadFrameReader, RefusesFramesAndStreamsThatAreTooLong) {
  PadFrameReader reader;
  ASSERT_TRUE(reader.Append(Bytes(std::string_view("K\0\x41", 3))).ok());
  EXPECT_EQ(reader.Next().status().code(), absl::StatusCode::kDataLoss);
  reader.Clear();
  ASSERT_TRUE(reader.Append(Bytes(std::string(4096, '\0'))).ok());
  EXPECT_EQ(reader.Append(Bytes("x")).code(), absl::StatusCode::kResourceExhausted);
}

}  // namespace
}  // namespace till::hal
