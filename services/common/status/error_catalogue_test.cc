// SPDX-License-Identifier: Apache-2.0
#include "services/common/status/error_catalogue.h"

#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

#include "till/common/v1/error.pb.h"

namespace till {
namespace {

bool HasChinese(std::string_view text) {
  // The CJK Unified Ideographs begin with these bytes in UTF-8 (U+4E00 to U+9FFF).
  return std::ranges::any_of(text, [](char byte) {
    const auto value = static_cast<unsigned char>(byte);
    return value >= 0xE4 && value <= 0xE9;
  });
}

TEST(ErrorCatalogue, HasEveryCodeOfTheProtoOnceWithBothLanguagesAndAnAction) {
  const auto* codes = till::common::v1::ErrorCode_descriptor();
  std::set<int> seen;
  for (const ErrorEntry& entry : ErrorCatalogue()) {
    EXPECT_TRUE(seen.insert(static_cast<int>(entry.code)).second)
        << ErrorCodeName(entry.code) << " comes twice";
  }
  ASSERT_GT(codes->value_count(), 10);
  EXPECT_EQ(ErrorCatalogue().size(), static_cast<size_t>(codes->value_count()));
  for (int i = 0; i < codes->value_count(); ++i) {
    const auto& value = *codes->value(i);
    SCOPED_TRACE(value.name());
    ASSERT_TRUE(seen.contains(value.number())) << "no entry in error_catalogue.cc";
    const ErrorEntry& entry = EntryOf(static_cast<ErrorCode>(value.number()));
    EXPECT_EQ(ErrorCodeName(entry.code), value.name());
    EXPECT_FALSE(entry.message_en.empty());
    EXPECT_FALSE(HasChinese(entry.message_en));
    EXPECT_TRUE(HasChinese(entry.message_zh));
    EXPECT_NE(entry.status_code, absl::StatusCode::kOk);
    EXPECT_EQ(entry.action == ErrorAction::kUnspecified, value.number() == 0);
  }
}

TEST(ErrorCatalogue, ActionsHaveTheProtosNumbers) {
  using till::common::v1::Action;
  EXPECT_EQ(static_cast<int>(ErrorAction::kRetry), Action::RETRY);
  EXPECT_EQ(static_cast<int>(ErrorAction::kFixRequest), Action::FIX_REQUEST);
  EXPECT_EQ(static_cast<int>(ErrorAction::kAskCustomer), Action::ASK_CUSTOMER);
  EXPECT_EQ(static_cast<int>(ErrorAction::kAskOperator), Action::ASK_OPERATOR);
  EXPECT_EQ(static_cast<int>(ErrorAction::kCallSupport), Action::CALL_SUPPORT);
}

TEST(ErrorCatalogue, AnUnknownNumberIsAnInternalError) {
  EXPECT_EQ(EntryOf(static_cast<ErrorCode>(99999)).code, ErrorCode::kInternal);
}

TEST(ErrorCatalogue, MoneyOfUnknownFateIsNeverJustRetried) {
  EXPECT_NE(EntryOf(ErrorCode::kHostSilent).action, ErrorAction::kRetry);
}

}  // namespace
}  // namespace till
