// SPDX-License-Identifier: Apache-2.0
#include "services/common/rpc/language.h"

#include <gtest/gtest.h>

namespace till::rpc {
namespace {

TEST(Language, TheFirstOneThatTheTerminalSpeaks) {
  const std::pair<const char*, Language> cases[] = {
      {"zh", Language::kChinese},
      {"zh-CN", Language::kChinese},
      {"ZH-Hans-CN;q=0.9, en", Language::kChinese},
      {"en-GB, zh", Language::kEnglish},
      {"de-DE, fr;q=0.8, zh;q=0.1", Language::kChinese},
      {"zhuang", Language::kEnglish},
      {"de", Language::kEnglish},
      {"", Language::kEnglish},
      {",,;;,", Language::kEnglish},
  };
  for (const auto& [value, language] : cases) EXPECT_EQ(ParseLanguage(value), language) << value;
}

}  // namespace
}  // namespace till::rpc
