// SPDX-License-Identifier: Apache-2.0
#include "services/update/channel/version.h"

#include <gtest/gtest.h>

namespace till::update {
namespace {

TEST(Version, ComparesByNumbers) {
  EXPECT_TRUE(Older("1.9", "1.10"));
  EXPECT_TRUE(Older("1.9.9.9", "2"));
  EXPECT_TRUE(Older("0.9", "0.9.1"));
  EXPECT_FALSE(Older("1.4", "1.4.0.0"));
  EXPECT_FALSE(Older("1.4.0", "1.4"));
  EXPECT_FALSE(Older("2", "1.99.99"));
}

TEST(Version, WhatIsNoneComesFirst) {
  EXPECT_TRUE(Older("development", "0.0.1"));
  EXPECT_FALSE(Older("0.0.1", "development"));
  EXPECT_FALSE(Older("development", "development"));
  EXPECT_FALSE(Older("", ""));
}

TEST(Version, HasOneWriting) {
  for (const char* text : {"0", "1.2.3.4", "999999999.0"}) EXPECT_TRUE(Version::Parse(text)) << text;
  for (const char* text : {"", ".", "1.", ".1", "1..2", "1.2.3.4.5", "01", "1.00", "-1", "+1", " 1", "1 ",
                           "1.2-rc1", "1234567890", "1.2\n"}) {
    EXPECT_FALSE(Version::Parse(text)) << text;
  }
}

}  // namespace
}  // namespace till::update
