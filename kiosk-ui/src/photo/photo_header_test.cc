// SPDX-License-Identifier: Apache-2.0
// The photos in testdata were written by Python's Pillow.
#include "kiosk-ui/src/photo/photo_header.h"

#include <fstream>
#include <iterator>
#include <string>

#include "gtest/gtest.h"

namespace till::kiosk {
namespace {

std::string ReadFile(const std::string& name) {
  std::ifstream file("kiosk-ui/src/photo/testdata/" + name, std::ios::binary);
  EXPECT_TRUE(file) << name;
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

TEST(PhotoHeader, IsReadFromJpegAndPng) {
  const auto sequential = ReadPhotoHeader(ReadFile("quarters_turned.jpg"));
  ASSERT_TRUE(sequential.has_value());
  EXPECT_EQ(sequential->format, PhotoHeader::Format::Jpeg);
  EXPECT_EQ(sequential->width, 64u);
  EXPECT_EQ(sequential->height, 48u);
  EXPECT_EQ(sequential->scans, 1);
  EXPECT_FALSE(sequential->whole);
  const auto progressive = ReadPhotoHeader(ReadFile("quarters_progressive.jpg"));
  ASSERT_TRUE(progressive.has_value());
  EXPECT_EQ(progressive->scans, 10);  // libjpeg's own script, jcparam.c
  EXPECT_TRUE(progressive->whole);
  const auto png = ReadPhotoHeader(ReadFile("quarters.png"));
  ASSERT_TRUE(png.has_value());
  EXPECT_EQ(png->format, PhotoHeader::Format::Png);
  EXPECT_EQ(png->width, 64u);
  EXPECT_EQ(png->height, 48u);
  EXPECT_TRUE(png->whole);
  EXPECT_FALSE(png->deep);
  std::string deep = ReadFile("quarters.png");
  deep[24] = 16;  // 11.2.2: the bit depth follows the height
  EXPECT_TRUE(ReadPhotoHeader(deep)->deep);
}

TEST(PhotoHeader, AJpegThatIsCutOffHasNone) {
  for (const char* name : {"quarters_turned.jpg", "quarters_progressive.jpg"}) {
    const std::string whole = ReadFile(name);
    for (size_t size = 0; size < whole.size(); ++size)
      EXPECT_FALSE(ReadPhotoHeader(whole.substr(0, size)).has_value()) << name << " " << size;
    // A phone's moving picture lies behind the photo's end.
    EXPECT_TRUE(ReadPhotoHeader(whole + "and a film").has_value()) << name;
  }
}

// A scan of one component first: a decoder waits for the others, all in memory (B.2.3).
TEST(PhotoHeader, AScanWithoutAllComponentsIsHeldWhole) {
  std::string photo = ReadFile("quarters_turned.jpg");
  const size_t scan = photo.find("\xff\xda");
  ASSERT_NE(scan, std::string::npos);
  photo[scan + 4] = 1;
  const auto header = ReadPhotoHeader(photo);
  ASSERT_TRUE(header.has_value());
  EXPECT_TRUE(header->whole);
}

TEST(PhotoHeader, WhatNoCameraMakesHasNone) {
  EXPECT_FALSE(ReadPhotoHeader("").has_value());
  EXPECT_FALSE(ReadPhotoHeader("GIF89a").has_value());
  EXPECT_FALSE(ReadPhotoHeader("<svg/>").has_value());
  const std::string photo = ReadFile("quarters_turned.jpg");
  const size_t frame = photo.find("\xff\xc0");
  ASSERT_NE(frame, std::string::npos);
  for (const char other : {'\xc3', '\xc5', '\xc9', '\xcf'}) {  // lossless, hierarchical, arithmetic
    std::string changed = photo;
    changed[frame + 1] = other;
    EXPECT_FALSE(ReadPhotoHeader(changed).has_value());
  }
  std::string flat = photo;
  flat[frame + 5] = flat[frame + 6] = '\0';
  EXPECT_FALSE(ReadPhotoHeader(flat).has_value()) << "no height";
  std::string twice = photo;
  twice.insert(frame, photo.substr(frame, 19));
  EXPECT_FALSE(ReadPhotoHeader(twice).has_value()) << "two frames";
}

}  // namespace
}  // namespace till::kiosk
