// SPDX-License-Identifier: Apache-2.0
#include "tools/tillctl/json.h"

#include <gtest/gtest.h>

namespace till::tillctl {
namespace {

TEST(JsonObject, KeepsTheOrderOfItsKeys) {
  JsonObject object;
  object.Text("b", "x").Number("a", -7).Bool("yes", true).Null("none").Raw("list", "[1]");
  EXPECT_EQ(object.ToString(), R"({"b": "x", "a": -7, "yes": true, "none": null, "list": [1]})");
  EXPECT_EQ(JsonObject().ToString(), "{}");
}

TEST(JsonQuote, EscapesWhatJsonDoesNotTake) {
  EXPECT_EQ(JsonQuote("a\"b\\c\n\t\x7f"), R"("a\"b\\c\n\u0009\u007f")");
  EXPECT_EQ(JsonQuote("交易成功"), "\"交易成功\"");
  EXPECT_EQ(JsonQuote(std::string_view("\0", 1)), R"("\u0000")");
}

TEST(JsonQuote, BytesThatAreNotUtf8AreReplaced) {
  for (const char* bytes : {"\xff", "\xc0", "\xe4", "\x80"}) {
    EXPECT_EQ(JsonQuote(bytes), "\"\xEF\xBF\xBD\"") << static_cast<int>(bytes[0]);
  }
  EXPECT_EQ(JsonQuote("\xe4z"), "\"\xEF\xBF\xBDz\"");
}

}  // namespace
}  // namespace till::tillctl
