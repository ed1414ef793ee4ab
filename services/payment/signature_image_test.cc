// SPDX-License-Identifier: Apache-2.0
#include "services/payment/signature_image.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

#include "absl/strings/escaping.h"
#include "services/common/status/error.h"

namespace till::payment {
namespace {

v1::SignatureImage Image(int width, int height, const std::string& rows) {
  v1::SignatureImage image;
  image.set_width(width);
  image.set_height(height);
  image.set_rows(rows);
  return image;
}

int Number(const std::string& bytes, size_t at) {
  return static_cast<uint8_t>(bytes[at]) << 8 | static_cast<uint8_t>(bytes[at + 1]);
}

// Made by Python's zlib: bytes.fromhex("01000a0002") + zlib.compress(bytes.fromhex("ff408000"), 9).
TEST(SignatureImage, IsItsSizeAndADeflatedBitmap) {
  const auto encoded = EncodeSignature(Image(10, 2, absl::HexStringToBytes("ff408000")));
  ASSERT_TRUE(encoded.ok()) << encoded.status();
  EXPECT_EQ(absl::BytesToHexString(*encoded), "01000a000278dafbefd0c0000005c001c0");
}

TEST(SignatureImage, WhatIsAfterARowsEndIsNotOfIt) {
  const auto clean = EncodeSignature(Image(10, 2, absl::HexStringToBytes("ff408000")));
  const auto dirty = EncodeSignature(Image(10, 2, absl::HexStringToBytes("ff7f803f")));
  ASSERT_TRUE(clean.ok() && dirty.ok());
  EXPECT_EQ(*clean, *dirty);
}

// Noise does not compress: 384 x 160 have 7680 bytes, a half 1920, a quarter 480.
TEST(SignatureImage, WhatDoesNotFitIsHalvedUntilItDoes) {
  std::string noise;
  uint32_t state = 1;
  while (noise.size() < 384 / 8 * 160) {
    state = state * 1664525 + 1013904223;
    noise += static_cast<char>(state >> 24 & state >> 16 & state >> 8);
  }
  const auto encoded = EncodeSignature(Image(384, 160, noise));
  ASSERT_TRUE(encoded.ok()) << encoded.status();
  EXPECT_LE(encoded->size(), 900u);
  EXPECT_EQ(Number(*encoded, 1), 96);
  EXPECT_EQ(Number(*encoded, 3), 40);
}

TEST(SignatureImage, OneLastPixelSurvivesTheShrinking) {
  std::string rows(384 / 8 * 160, '\0');
  rows.back() = '\1';
  EXPECT_TRUE(EncodeSignature(Image(384, 160, rows)).ok());
}

TEST(SignatureImage, WhatIsNoSignatureIsRefused) {
  const std::string black(7680, '\xFF');
  for (const v1::SignatureImage& image :
       {Image(0, 2, ""), Image(2, 0, ""), Image(-8, 1, black), Image(385, 1, black.substr(0, 49)),
        Image(8, 161, black.substr(0, 161)), Image(8, 2, "x"), Image(8, 2, "xyz"), v1::SignatureImage(),
        Image(8, 2, std::string(2, '\0')), Image(9, 1, std::string("\0\x7F", 2))}) {
    EXPECT_EQ(ErrorCodeOf(EncodeSignature(image).status()), ErrorCode::kInvalidRequest)
        << image.ShortDebugString();
  }
}

}  // namespace
}  // namespace till::payment
