// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/iso8583/field59.h"

#include <gtest/gtest.h>

namespace till::uplink {
namespace {

TEST(Field59, RowsAreTagLengthAndValue) {
  EXPECT_EQ(TextRows({{"A1", "01"}, {"A2", "Q42"}, {"B2", ""}}).value(), "A100201A2003Q42B2000");
  const auto rows = ParseTextRows("A100201A2003Q42B2000");
  ASSERT_TRUE(rows.ok()) << rows.status();
  ASSERT_EQ(rows->size(), 3u);
  EXPECT_EQ(FindRow(*rows, "A1"), "01");
  EXPECT_EQ(FindRow(*rows, "A2"), "Q42");
  EXPECT_EQ(FindRow(*rows, "B2"), "");
  EXPECT_EQ(FindRow(*rows, "Z9"), "");
  EXPECT_TRUE(ParseTextRows("")->empty());
}

TEST(Field59, LengthsCountBytes) {
  const std::string name = "\xB9\xE2";  // one Chinese character in GBK
  EXPECT_EQ(TextRows({{"B9", name}}).value(), "B9002" + name);
  EXPECT_EQ(FindRow(*ParseTextRows("B9002" + name), "B9"), name);
}

TEST(Field59, WhatIsNoRowIsRefused) {
  for (const char* text : {"A", "A1", "A100", "A1002", "A10021", "A1x0201", "A1-0201", "A1 0201", "?100201",
                           "A100201A", "A100201A100202", "A1999x"}) {
    EXPECT_FALSE(ParseTextRows(text).ok()) << text;
  }
  EXPECT_FALSE(TextRows({{"A", "1"}}).ok());
  EXPECT_FALSE(TextRows({{"A11", "1"}}).ok());
  EXPECT_FALSE(TextRows({{"A1", std::string(1000, '1')}}).ok());
  EXPECT_FALSE(TextRows({{"A1", "a\nb"}}).ok());
  EXPECT_EQ(ParseTextRows("A100201A2").status().message(), "field 59: offset 7: ends in the head of a row");
}

}  // namespace
}  // namespace till::uplink
