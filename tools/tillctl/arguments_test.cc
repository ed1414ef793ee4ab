// SPDX-License-Identifier: Apache-2.0
#include "tools/tillctl/arguments.h"

#include <gtest/gtest.h>

namespace till::tillctl {
namespace {

constexpr OptionSpec kOptions[] = {
    {"card", "NAME", "@cards", ""},
    {"json", "", "", ""},
    {"format", "FORMAT", "text png", ""},
};

absl::StatusOr<Arguments> Parse(std::vector<std::string_view> words) {
  return Arguments::Parse(words, kOptions);
}

TEST(Arguments, OptionsMayStandAnywhere) {
  const auto arguments = Parse({"--card", "mute", "12.34", "--json", "--format=png"});
  ASSERT_TRUE(arguments.ok()) << arguments.status();
  EXPECT_EQ(arguments->Get("card"), "mute");
  EXPECT_EQ(arguments->Get("format"), "png");
  EXPECT_TRUE(arguments->Has("json"));
  EXPECT_EQ(arguments->positional(), std::vector<std::string>{"12.34"});
  EXPECT_EQ(arguments->Get("pin", "none"), "none");
}

TEST(Arguments, ANegativeNumberIsAnAmountNotAnOption) {
  EXPECT_EQ(Parse({"-5"})->positional(), std::vector<std::string>{"-5"});
  EXPECT_EQ(Parse({"--", "--json"})->positional(), std::vector<std::string>{"--json"});
}

TEST(Arguments, RefusesWhatTheOptionsDoNotAllow) {
  const struct {
    std::vector<std::string_view> words;
    const char* reason;
  } cases[] = {
      {{"--nothing"}, "no option"},    {{"--card"}, "wants NAME"},        {{"--json=yes"}, "no value"},
      {{"--json", "--json"}, "twice"}, {{"--format", "gif"}, "text png"},
  };
  for (const auto& c : cases) {
    const auto refused = Parse(c.words);
    ASSERT_FALSE(refused.ok()) << c.reason;
    EXPECT_NE(std::string(refused.status().message()).find(c.reason), std::string::npos) << refused.status();
  }
}

}  // namespace
}  // namespace till::tillctl
