// SPDX-License-Identifier: Apache-2.0
#include "tools/tillctl/output.h"

#include <gtest/gtest.h>

#include "services/common/status/error.h"
#include "services/common/status/error_catalogue.h"

namespace till::tillctl {
namespace {

TEST(ErrorWords, AnErrorOfItsOwnSaysWhatIsWrong) {
  const absl::Status error = MakeError(ErrorCode::kInvalidAmount, "the amount \"-5\" is negative");
  EXPECT_EQ(ErrorWords(error, "en"), "the amount \"-5\" is negative");
  const std::string sentence(MessageOf(ErrorCode::kInvalidAmount, Language::kChinese));
  EXPECT_EQ(ErrorWords(error, "zh"), sentence + " (the amount \"-5\" is negative)");
}

TEST(ErrorWords, ALibrarysWordsOnlyFollowTheCatalogues) {
  const absl::Status error = absl::UnavailableError("connect: No such file");
  const std::string sentence(MessageOf(ErrorCodeOf(error), Language::kEnglish));
  EXPECT_EQ(ErrorWords(error, "en"), sentence + " (connect: No such file)");
}

TEST(ErrorJson, HasCodeActionAndMessage) {
  EXPECT_EQ(ErrorJson(MakeError(ErrorCode::kUnknownCard, "no such card"), "en").substr(0, 48),
            R"({"code": "UNKNOWN_CARD", "action": "FIX_REQUEST")");
}

TEST(PadRight, CountsChineseAsTwoColumns) {
  EXPECT_EQ(PadRight("ab", 4), "ab  ");
  EXPECT_EQ(PadRight("正常", 6), "正常  ");
  EXPECT_EQ(PadRight("too long", 3), "too long");
}

}  // namespace
}  // namespace till::tillctl
