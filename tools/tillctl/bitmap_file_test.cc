// SPDX-License-Identifier: Apache-2.0
#include "tools/tillctl/bitmap_file.h"

#include <gtest/gtest.h>

#include "services/common/status/error.h"

namespace till::tillctl {
namespace {

// The letter J of pbm(5), netpbm's own description of the plain form.
constexpr std::string_view kLetter =
    "P1\n# This is an example bitmap of the letter \"J\"\n6 10\n"
    "0 0 0 0 1 0\n0 0 0 0 1 0\n0 0 0 0 1 0\n0 0 0 0 1 0\n0 0 0 0 1 0\n"
    "0 0 0 0 1 0\n1 0 0 0 1 0\n0 1 1 1 0 0\n0 0 0 0 0 0\n0 0 0 0 0 0\n";

TEST(BitmapFile, PlainAndBinaryAreTheSamePicture) {
  const std::string rows("\x08\x08\x08\x08\x08\x08\x88\x70\0\0", 10);
  const auto plain = ParseBitmap(kLetter);
  ASSERT_TRUE(plain.ok()) << plain.status();
  EXPECT_EQ(plain->width, 6);
  EXPECT_EQ(plain->height, 10);
  EXPECT_EQ(plain->rows, rows);
  const auto binary = ParseBitmap("P4 6 #a comment\n10\n" + rows);
  ASSERT_TRUE(binary.ok()) << binary.status();
  EXPECT_EQ(binary->rows, rows);
}

TEST(BitmapFile, WhatIsNoPictureIsRefused) {
  for (const std::string_view file :
       {"", "P4", "P5 1 1\n\1", "P4 0 1\n", "P4 10000 1\n", "P4 99999999999 1\n", "P4 -1 1\n", "P4 8 2\nx",
        "P4 8 1", "P4 8\n", "P1 2 1\n0", "P1 2 1\n0 2", "P1 1 1\n#", "P4 #", "P4 8 1#\nx"}) {
    EXPECT_EQ(ErrorCodeOf(ParseBitmap(file).status()), ErrorCode::kInvalidRequest) << file;
  }
}

}  // namespace
}  // namespace till::tillctl
