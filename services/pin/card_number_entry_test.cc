// SPDX-License-Identifier: Apache-2.0
#include "services/pin/card_number_entry.h"

#include <string>
#include <thread>
#include <vector>

#include "gtest/gtest.h"
#include "hal/pin_pad/fake_pin_pad.h"
#include "services/common/clock/fake_clock.h"
#include "services/common/status/error.h"

namespace till::pin {
namespace {

class CardNumberEntryTest : public testing::Test {
 protected:
  static CardNumberRequest Request() {
    return {.payment = "payments/1", .amount_minor = 1234, .currency_code = "CNY", .language = "en"};
  }

  absl::StatusOr<CardNumberResult> Enter(const CardNumberRequest& request) {
    return entry_.Enter(
        request,
        [this](const CardNumberProgress& progress) {
          progress_.push_back(std::string(1, static_cast<char>(progress.part)) +
                              std::to_string(progress.digits));
          return listening_;
        },
        [this] { return abandoned_; });
  }

  absl::StatusOr<CardNumberResult> Type(std::string_view keys) {
    pad_.TypeAtNextEntry(keys);
    return Enter(Request());
  }

  FakeClock clock_{absl::FromCivil(absl::CivilSecond(2026, 11, 22, 13, 0, 0), absl::UTCTimeZone())};
  hal::FakePinPad pad_{clock_};
  SharedPad shared_pad_{pad_};
  SealingKeyPair pin_ = SealingKeyPair::Generate();
  SealingKeyPair card_ = SealingKeyPair::Generate();
  absl::StatusOr<std::string> key_of_card_ = card_.public_key();
  CardNumberEntry entry_{shared_pad_, pin_, [this] { return key_of_card_; }, clock_};
  std::vector<std::string> progress_;
  bool listening_ = true;
  bool abandoned_ = false;
};

TEST_F(CardNumberEntryTest, WhatWasTypedIsSealedForCardAndShownToNobodyElse) {
  const auto result = Type("4111111111111111E0930E");
  ASSERT_TRUE(result.ok()) << result.status();
  EXPECT_EQ(result->outcome, CardNumberOutcome::kEntered);
  EXPECT_EQ(result->sealed_account.find("4111"), std::string::npos);
  const absl::StatusOr<AccountData> account = card_.OpenFrom(result->sealed_account, pin_.public_key());
  ASSERT_TRUE(account.ok()) << account.status();
  EXPECT_EQ(account->pan.RevealDigits(), "4111111111111111");
  EXPECT_EQ(account->expiry_yymm, "3009");
  EXPECT_EQ(account->payment_id, "payments/1");
  EXPECT_TRUE(account->track2.empty());
  EXPECT_FALSE(pad_.in_entry());
  EXPECT_EQ(progress_.front(), "n1");
  EXPECT_EQ(progress_.at(15), "n16");
  EXPECT_EQ(progress_.at(16), "e0");
  EXPECT_EQ(progress_.back(), "e4");
}

TEST_F(CardNumberEntryTest, ThePadSaysThatNoPinIsWantedAndShowsTheDigits) {
  ASSERT_TRUE(Type("4111111111111112ED1E0930E").ok());
  ASSERT_EQ(pad_.prompts().size(), 1u);
  EXPECT_TRUE(pad_.prompts()[0].card_number);
  EXPECT_EQ(pad_.prompts()[0].text, "Type card number and expiry date\nCNY 12.34");
  EXPECT_EQ(pad_.prompts()[0].max_digits, 19);
  const std::vector<std::string> shown = pad_.typed_shown();
  EXPECT_EQ(shown.at(3), "n0 4111");
  EXPECT_EQ(shown.at(16), "nc 4111111111111112") << "the wrong digit is said at once";
  EXPECT_EQ(shown.at(17), "n0 411111111111111");
  EXPECT_EQ(shown.at(19), "e0 ");
  EXPECT_TRUE(pad_.counts_shown().empty());
}

TEST_F(CardNumberEntryTest, AnInquiryHasNoAmount) {
  CardNumberRequest request = Request();
  request.amount_minor = 0;
  request.currency_code = "";
  request.language = "zh";
  pad_.TypeAtNextEntry("C");
  ASSERT_TRUE(Enter(request).ok());
  EXPECT_EQ(pad_.prompts()[0].text, "请输入卡号和有效期");
  EXPECT_EQ(pad_.prompts()[0].amount, "");
}

TEST_F(CardNumberEntryTest, Ends) {
  EXPECT_EQ(Type("4111C")->outcome, CardNumberOutcome::kCancelled);
  EXPECT_EQ(Type("4111111111111111E09C")->outcome, CardNumberOutcome::kCancelled);
  EXPECT_EQ(Type("4111")->outcome, CardNumberOutcome::kTimedOut);
  EXPECT_EQ(Type("4111!")->outcome, CardNumberOutcome::kPadFailed);
  EXPECT_TRUE(Type("4111C")->sealed_account.empty());
  listening_ = false;
  EXPECT_EQ(Type("4111111111111111E0930E")->outcome, CardNumberOutcome::kCancelled);
  listening_ = true;
  abandoned_ = true;
  EXPECT_EQ(Type("4111111111111111E0930E")->outcome, CardNumberOutcome::kCancelled);
  EXPECT_FALSE(pad_.in_entry());
}

TEST_F(CardNumberEntryTest, ACancelFromOutsideEndsTheTyping) {
  pad_.HoldSilence(true);
  absl::StatusOr<CardNumberResult> result;
  std::thread entry([&] { result = Enter(Request()); });
  pad_.WaitUntilAsked();
  EXPECT_EQ(ErrorCodeOf(Enter(Request()).status()), ErrorCode::kDeviceBusy);
  shared_pad_.Cancel("payments/1");
  entry.join();
  EXPECT_EQ(result->outcome, CardNumberOutcome::kCancelled);
}

TEST_F(CardNumberEntryTest, WhatCannotBeIsRefused) {
  CardNumberRequest request = Request();
  request.payment = "";
  EXPECT_EQ(ErrorCodeOf(Enter(request).status()), ErrorCode::kInvalidRequest);
  request = Request();
  request.currency_code = "";
  EXPECT_EQ(ErrorCodeOf(Enter(request).status()), ErrorCode::kInvalidRequest);
  request = Request();
  request.timeout = absl::Seconds(301);
  EXPECT_EQ(ErrorCodeOf(Enter(request).status()), ErrorCode::kInvalidRequest);
  key_of_card_ = absl::UnavailableError("no key");
  EXPECT_EQ(ErrorCodeOf(Enter(Request()).status()), ErrorCode::kServiceUnavailable);
  key_of_card_ = card_.public_key();
  pad_.FailNextBegin(absl::UnavailableError("unplugged"));
  EXPECT_EQ(ErrorCodeOf(Enter(Request()).status()), ErrorCode::kPinPadUnavailable);
}

}  // namespace
}  // namespace till::pin
