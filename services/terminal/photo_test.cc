// SPDX-License-Identifier: Apache-2.0
// The photos in testdata were written by Python's Pillow.
#include "services/terminal/photo.h"

#include <fstream>
#include <iterator>
#include <string>

#include "gtest/gtest.h"
#include "services/common/status/error.h"

namespace till::terminal {
namespace {

std::string ReadFile(const std::string& name) {
  std::ifstream file("services/terminal/testdata/" + name, std::ios::binary);
  EXPECT_TRUE(file) << name;
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

TEST(ReadPhotoFormat, KnowsPngAndJpeg) {
  for (const char* name : {"red_3x2.png", "red_3x2.jpg", "red_3x2_progressive.jpg"}) {
    const auto format = ReadPhotoFormat(ReadFile(name));
    ASSERT_TRUE(format.ok()) << name << ": " << format.status();
    EXPECT_EQ(format->content_type, std::string(name).ends_with("png") ? "image/png" : "image/jpeg");
    EXPECT_EQ(format->width, 3) << name;
    EXPECT_EQ(format->height, 2) << name;
  }
}

TEST(ReadPhotoFormat, RefusesWhatIsCutOffTooLargeOrSomethingElse) {
  for (const char* name : {"red_3x2.png", "red_3x2.jpg"}) {
    const std::string whole = ReadFile(name);
    for (size_t size = 0; size < whole.size(); ++size) {
      EXPECT_EQ(ErrorCodeOf(ReadPhotoFormat(whole.substr(0, size)).status()), ErrorCode::kInvalidRequest)
          << name << " " << size;
    }
  }
  EXPECT_FALSE(ReadPhotoFormat("GIF89a").ok());
  EXPECT_FALSE(ReadPhotoFormat("<svg/>").ok());
  std::string wide = ReadFile("red_3x2.png");
  wide[18] = '\x10';
  wide[19] = '\x01';  // 4097
  EXPECT_FALSE(ReadPhotoFormat(wide).ok());
  wide[18] = wide[19] = '\0';
  EXPECT_FALSE(ReadPhotoFormat(wide).ok()) << "no width";
  std::string heavy = ReadFile("red_3x2.png");
  heavy.insert(33, kMostPhotoBytes, 'x');
  EXPECT_FALSE(ReadPhotoFormat(heavy).ok());
}

}  // namespace
}  // namespace till::terminal
