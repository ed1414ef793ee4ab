// SPDX-License-Identifier: Apache-2.0
// The pictures were drawn by Pillow.
#include "services/print/image.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace till::print {
namespace {

std::string FileOf(const std::string& name) {
  std::ifstream file("services/print/testdata/images/" + name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::string DotsOf(const Image& image) {
  std::string dots;
  for (int y = 0; y < image.height; ++y) {
    for (int x = 0; x < image.width; ++x) dots.push_back(image.At(x, y) ? '#' : '.');
    dots.push_back('\n');
  }
  return dots;
}

TEST(ReadImage, WhatIsDarkerThanHalfIsBlackAndWhatIsTransparentIsPaper) {
  const absl::StatusOr<Image> image = ReadImage(FileOf("dots.png"));
  ASSERT_TRUE(image.ok()) << image.status();
  EXPECT_TRUE(CheckImage(*image).ok());
  EXPECT_EQ(DotsOf(*image),
            "#........#\n"
            "....#.....\n"
            "..#.......\n");
  EXPECT_EQ(image->bits, std::string("\x80\x40\x08\x00\x20\x00", 6));
}

TEST(ReadImage, RefusesWhatIsNoPngOrTooLarge) {
  EXPECT_EQ(ReadImage("").status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(ReadImage("P4 8 1\n\xFF").status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(ReadImage(FileOf("too_wide.png")).status().code(), absl::StatusCode::kInvalidArgument);
  EXPECT_EQ(ReadImage(std::string(kMaxImageFileBytes + 1, 'x')).status().code(),
            absl::StatusCode::kInvalidArgument);
  const std::string png = FileOf("dots.png");
  for (size_t size = 0; size < png.size() - 12; ++size) {
    EXPECT_FALSE(ReadImage(std::string_view(png).substr(0, size)).ok()) << size;
  }
}

TEST(Narrowed, HalvesUntilItFits) {
  Image image{.width = 6, .height = 2, .bits = "\xF4\xD0"};
  EXPECT_EQ(DotsOf(image), "####.#\n##.#..\n");
  EXPECT_EQ(DotsOf(Narrowed(image, 3)), "##.\n");
  EXPECT_EQ(Narrowed(image, 6), image);
}

TEST(CheckImage, BitsAreAsManyAsDots) {
  EXPECT_FALSE(CheckImage({}).ok());
  EXPECT_FALSE(CheckImage({.width = 9, .height = 1, .bits = "x"}).ok());
  EXPECT_FALSE(CheckImage({.width = kMaxImageWidth + 1, .height = 1, .bits = std::string(73, 'x')}).ok());
  EXPECT_TRUE(CheckImage({.width = 9, .height = 1, .bits = "xx"}).ok());
}

}  // namespace
}  // namespace till::print
