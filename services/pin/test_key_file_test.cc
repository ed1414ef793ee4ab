// SPDX-License-Identifier: Apache-2.0
#include "services/pin/test_key_file.h"

#include <string>

#include "absl/strings/str_replace.h"
#include "gtest/gtest.h"
#include "services/common/status/error.h"
#include "services/pin/hex_for_tests.h"

namespace till::pin {
namespace {

constexpr char kGood[] = R"(# TEST ONLY
test_only: true
master_key {
  hex: "0123456789ABCDEFFEDCBA9876543210"  # published in every textbook
  check_value: "08d7b4fb"
}
)";

TEST(TestKeyFile, ReadsTheMasterKey) {
  const auto keys = ParseTestKeyFile(kGood, true);
  ASSERT_TRUE(keys.ok()) << keys.status();
  EXPECT_EQ(ToHex(keys->master_key.key.Reveal()), "0123456789ABCDEFFEDCBA9876543210");
  EXPECT_EQ(ToHex(keys->master_key.key_check_value), "08D7B4FB");
  EXPECT_TRUE(keys->sm4_master_key.key.empty());
}

TEST(TestKeyFile, ReadsTheSm4MasterKey) {
  const std::string sm4 =
      std::string(kGood) +
      "sm4_master_key { hex: \"FEDCBA98765432100123456789ABCDEF\" check_value: \"40013356\" }";
  const auto keys = ParseTestKeyFile(sm4, true);
  ASSERT_TRUE(keys.ok()) << keys.status();
  EXPECT_EQ(ToHex(keys->sm4_master_key.key.Reveal()), "FEDCBA98765432100123456789ABCDEF");
  EXPECT_EQ(ToHex(keys->sm4_master_key.key_check_value), "40013356");
  EXPECT_EQ(ToHex(keys->master_key.key.Reveal()), "0123456789ABCDEFFEDCBA9876543210");
  const std::string too_long = std::string(kGood) + "sm4_master_key { hex: \"" + std::string(48, 'A') +
                               "\" check_value: \"40013356\" }";
  EXPECT_EQ(ErrorCodeOf(ParseTestKeyFile(too_long, true).status()), ErrorCode::kConfigInvalid);
}

TEST(TestKeyFile, IsRefusedWhereTestKeysAre) {
  EXPECT_EQ(ErrorCodeOf(ParseTestKeyFile(kGood, false).status()), ErrorCode::kTestKeyRefused);
}

TEST(TestKeyFile, IsRefusedWithoutItsMark) {
  const std::string unmarked = absl::StrReplaceAll(kGood, {{"test_only: true", ""}});
  EXPECT_EQ(ErrorCodeOf(ParseTestKeyFile(unmarked, true).status()), ErrorCode::kTestKeyRefused);
}

TEST(TestKeyFile, SaysWhatIsWrongAndNeverWhatItSays) {
  struct Case {
    std::string_view what, from, to;
  };
  constexpr Case kCases[] = {
      {"test_only false", "true", "false"},
      {"unknown field", "check_value", "kcv"},
      {"odd key", "0123456789ABCDEFFEDCBA9876543210", "0123456789ABCDEFFEDCBA987654321"},
      {"not hex", "0123456789ABCDEFFEDCBA9876543210", "0123456789ABCDEFFEDCBA987654321G"},
      {"check value too short", "08d7b4fb", "08d7"},
      {"check value not hex", "08d7b4fb", "08d7b4zz"},
      {"unclosed string", "3210\"", "3210"},
      {"unclosed brace", "}", ""},
      {"no brace", "{", ""},
      {"no colon", "hex:", "hex"},
      {"field twice", "check_value:", "hex: \"00\" check_value:"},
      {"master key twice", "}", "} master_key { hex: \"0123456789ABCDEFFEDCBA9876543210\" }"},
      {"mark twice", "test_only: true", "test_only: true test_only: true"},
      {"something else", "test_only", "extra: 1 test_only"},
      {"no key", "hex:", "# hex:"},
  };
  for (const Case& c : kCases) {
    const std::string text = absl::StrReplaceAll(kGood, {{absl::string_view(c.from.data(), c.from.size()),
                                                          absl::string_view(c.to.data(), c.to.size())}});
    ASSERT_NE(text, kGood) << c.what;
    const auto keys = ParseTestKeyFile(text, true);
    EXPECT_EQ(ErrorCodeOf(keys.status()), ErrorCode::kConfigInvalid) << c.what;
    EXPECT_EQ(keys.status().ToString().find("456789AB"), std::string::npos) << c.what;
  }
  EXPECT_EQ(ErrorCodeOf(ParseTestKeyFile(std::string(5000, ' '), true).status()), ErrorCode::kConfigInvalid);
}

TEST(TestKeyFile, NamesTheLine) {
  const std::string text = absl::StrReplaceAll(kGood, {{"check_value", "kcv"}});
  EXPECT_NE(std::string(ParseTestKeyFile(text, true).status().message()).find("line 5"), std::string::npos);
}

}  // namespace
}  // namespace till::pin
