// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/text_rules.h"

#include <string>

#include "gtest/gtest.h"
#include "services/common/status/error.h"

namespace till::terminal {
namespace {

TEST(CheckText, CountsCharactersAndNotBytes) {
  EXPECT_TRUE(CheckText("name", "梨花茶馆", 4, 4).ok());
  EXPECT_FALSE(CheckText("name", "梨花茶馆", 1, 3).ok());
  EXPECT_TRUE(CheckText("name", "", 0, 3).ok());
  EXPECT_FALSE(CheckText("name", "", 1, 3).ok());
  EXPECT_TRUE(CheckText("name", "é\u20AC\U0001F375", 3, 3).ok());
}

TEST(CheckText, RefusesControlCharacters) {
  EXPECT_FALSE(CheckText("name", "a\tb", 0, 9).ok());
  EXPECT_FALSE(CheckText("name", "a\x1B@", 0, 9).ok()) << "an escape sequence would drive the printer";
  EXPECT_FALSE(CheckText("name", "a\u0085", 0, 9).ok());
  EXPECT_FALSE(CheckText("name", "a\nb", 0, 9).ok());
  EXPECT_TRUE(CheckText("header", "a\nb", 0, 9, /*lines=*/true).ok());
}

TEST(CheckText, RefusesWhatIsNotUtf8) {
  for (const std::string_view bytes : {"\x80", "\xC0\x80", "\xC3", "\xE2\x82", "\xED\xA0\x80",
                                       "\xF4\x90\x80\x80", "\xF8\x88\x80\x80\x80", "a\xC3("}) {
    const absl::Status status = CheckText("name", bytes, 0, 9);
    EXPECT_EQ(ErrorCodeOf(status), ErrorCode::kInvalidRequest);
    EXPECT_NE(std::string(status.message()).find("name"), std::string::npos);
  }
}

}  // namespace
}  // namespace till::terminal
