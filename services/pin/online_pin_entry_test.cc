// SPDX-License-Identifier: Apache-2.0
#include "services/pin/online_pin_entry.h"

#include <optional>
#include <thread>
#include <vector>

#include "gtest/gtest.h"
#include "hal/pin_pad/fake_pin_pad.h"
#include "services/common/clock/fake_clock.h"
#include "services/common/status/error.h"
#include "services/pin/fake_record_file.h"
#include "services/pin/hex_for_tests.h"

namespace till::pin {
namespace {

class OnlinePinEntryTest : public testing::Test {
 protected:
  OnlinePinEntryTest() {
    absl::Status restored;
    EXPECT_TRUE(keys_
                    .LoadMasterKey(KeyCipher::kTripleDes,
                                   SecretBuffer::Copy(FromHex("0123456789ABCDEFFEDCBA9876543210")),
                                   FromHex("08D7B4FB"), true, &restored)
                    .ok());
    EXPECT_TRUE(
        keys_
            .ImportWorkingKeys(KeyCipher::kTripleDes, {{KeyUsage::kPin,
                                                        BytesFromHex("FD7AF640961CDB8BCF779163D38CF457"),
                                                        BytesFromHex("76CDB553"),
                                                        {}}})
            .ok());
  }

  PinEntryRequest Request(std::string payment = "payments/1") {
    AccountData account = {.pan = *Pan::Parse("4012345678909"),
                           .expiry_yymm = "3012",
                           .sequence_number = "",
                           .track2 = {},
                           .payment_id = payment};
    return {.payment = payment,
            .sealed_account = *SealAccount(account, sealing_keys_.public_key()),
            .amount_minor = 1234,
            .currency_code = "CNY",
            .bypass_allowed = false,
            .timeout = absl::Seconds(60),
            .language = "en",
            .retry = false};
  }

  absl::StatusOr<PinEntryResult> Enter(const PinEntryRequest& request) {
    return entry_.Enter(
        request,
        [this](int count) {
          counts_.push_back(count);
          return listening_;
        },
        [this] { return abandoned_; });
  }

  // Type runs a whole entry with these keys and tells its outcome.
  absl::StatusOr<PinEntryResult> Type(std::string_view keys, bool bypass_allowed = false) {
    pad_.TypeAtNextEntry(keys);
    PinEntryRequest request = Request();
    request.bypass_allowed = bypass_allowed;
    return Enter(request);
  }

  FakeClock clock_;
  FakeRecordFile file_;
  KeyStore keys_{file_, clock_};
  hal::FakePinPad pad_{clock_};
  SealingKeyPair sealing_keys_ = SealingKeyPair::Generate();
  SharedPad shared_pad_{pad_};
  OnlinePinEntry entry_{shared_pad_, keys_, sealing_keys_, RateLimit(3, absl::Hours(1), clock_), clock_};
  std::vector<int> counts_;
  bool listening_ = true;
  bool abandoned_ = false;
};

TEST_F(OnlinePinEntryTest, MakesThePinBlockOfTheVector) {
  const auto result = Type("1234E");
  ASSERT_TRUE(result.ok()) << result.status();
  EXPECT_EQ(result->outcome, PinEntryOutcome::kEntered);
  // By Python's cryptography: PIN 1234, number 4012345678909, the key of the fixture.
  EXPECT_EQ(ToHex(result->pin_block), "FF26FD76B4209ACA");
  EXPECT_EQ(counts_, (std::vector<int>{1, 2, 3, 4}));
  EXPECT_EQ(pad_.counts_shown(), counts_);
  EXPECT_FALSE(pad_.in_entry());
}

TEST_F(OnlinePinEntryTest, ThePadShowsOurWordsAndTheAmount) {
  ASSERT_TRUE(Type("1234E").ok());
  ASSERT_EQ(pad_.prompts().size(), 1u);
  EXPECT_EQ(pad_.prompts()[0].text, "Enter PIN\nCNY 12.34");
  EXPECT_EQ(pad_.prompts()[0].min_digits, 4);
  EXPECT_EQ(pad_.prompts()[0].max_digits, 12);
  EXPECT_EQ(pad_.prompts()[0].timeout, absl::Seconds(60));
}

struct Scenario {
  std::string_view what;
  std::string_view keys;
  bool bypass_allowed;
  PinEntryOutcome outcome;
  std::vector<int> counts;
};

TEST_F(OnlinePinEntryTest, Scenarios) {
  const Scenario kScenarios[] = {
      {"enter with three digits is not heard", "123E4E", false, PinEntryOutcome::kEntered, {1, 2, 3, 4}},
      {"delete takes the last digit",
       "1299DD34E",
       false,
       PinEntryOutcome::kEntered,
       {1, 2, 3, 4, 3, 2, 3, 4}},
      {"a thirteenth digit is not heard",
       "1234567890129E",
       false,
       PinEntryOutcome::kEntered,
       {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12}},
      {"cancel", "12C", false, PinEntryOutcome::kCancelled, {1, 2}},
      {"enter alone where bypass is allowed", "E", true, PinEntryOutcome::kBypassed, {}},
      {"enter alone where it is not", "E", false, PinEntryOutcome::kTimedOut, {}},
      {"all deleted, then enter", "12DDE", true, PinEntryOutcome::kBypassed, {1, 2, 1, 0}},
      {"nobody presses anything", "", false, PinEntryOutcome::kTimedOut, {}},
      {"the customer walks away", "12", false, PinEntryOutcome::kTimedOut, {1, 2}},
      {"hesitation is not the end", "1..2..3..4E", false, PinEntryOutcome::kEntered, {1, 2, 3, 4}},
      {"the pad is pulled out", "12!", false, PinEntryOutcome::kPadFailed, {1, 2}},
  };
  for (const Scenario& scenario : kScenarios) {
    SCOPED_TRACE(scenario.what);
    clock_.Advance(absl::Hours(2));
    counts_.clear();
    const auto result = Type(scenario.keys, scenario.bypass_allowed);
    ASSERT_TRUE(result.ok()) << result.status();
    EXPECT_EQ(result->outcome, scenario.outcome);
    EXPECT_EQ(counts_, scenario.counts);
    EXPECT_EQ(result->pin_block.size(), scenario.outcome == PinEntryOutcome::kEntered ? 8u : 0u);
    EXPECT_FALSE(pad_.in_entry());
  }
}

TEST_F(OnlinePinEntryTest, DeletedDigitsAreNotInTheBlock) {
  const auto direct = Type("1234E");
  const auto corrected = Type("1D19DD12834DD34DD34E");
  ASSERT_TRUE(direct.ok() && corrected.ok());
  // 1 D 1 9 D D 1 2 8 3 4 D D 3 4 D D 3 4 leaves 1 2 8 3 4, which is another PIN.
  EXPECT_NE(direct->pin_block, corrected->pin_block);
  EXPECT_EQ(Type("99DD1234E")->pin_block, direct->pin_block);
}

TEST_F(OnlinePinEntryTest, TimesOutAtTheRequestedTimeAndNotLater) {
  const absl::Duration start = clock_.Monotonic();
  PinEntryRequest request = Request();
  request.timeout = absl::Seconds(5);
  EXPECT_EQ(Enter(request)->outcome, PinEntryOutcome::kTimedOut);
  EXPECT_EQ(clock_.Monotonic() - start, absl::Seconds(5));
}

TEST_F(OnlinePinEntryTest, RefusesABoxOfAnotherPaymentOrProcess) {
  PinEntryRequest replayed = Request("payments/1");
  replayed.payment = "payments/2";
  EXPECT_EQ(ErrorCodeOf(Enter(replayed).status()), ErrorCode::kSealedAccountInvalid);
  PinEntryRequest damaged = Request();
  damaged.sealed_account[40] ^= 1;
  EXPECT_EQ(ErrorCodeOf(Enter(damaged).status()), ErrorCode::kSealedAccountInvalid);
  EXPECT_TRUE(pad_.prompts().empty()) << "the customer is not asked in vain";
}

TEST_F(OnlinePinEntryTest, RefusesRequestsOutOfRange) {
  std::vector<PinEntryRequest> requests(8, Request());
  requests[0].payment = "";
  requests[1].payment = std::string(65, 'p');
  requests[2].sealed_account = "";
  requests[3].amount_minor = -1;
  requests[4].currency_code = "cny";
  requests[5].timeout = absl::Milliseconds(4999);
  requests[6].timeout = absl::Milliseconds(120'001);
  requests[7].currency_code = "CN";
  for (const PinEntryRequest& request : requests) {
    EXPECT_EQ(ErrorCodeOf(Enter(request).status()), ErrorCode::kInvalidRequest);
  }
  EXPECT_TRUE(pad_.prompts().empty());
}

TEST_F(OnlinePinEntryTest, NeedsAPinKey) {
  ASSERT_TRUE(keys_.Wipe().ok());
  EXPECT_EQ(ErrorCodeOf(Type("1234E").status()), ErrorCode::kKeyMissing);
  EXPECT_TRUE(pad_.prompts().empty());
}

TEST_F(OnlinePinEntryTest, TooManyBlocksInAnHourMustWait) {
  for (int i = 0; i < 3; ++i) ASSERT_TRUE(Type("1234E").ok());
  const absl::Status limited = Type("1234E").status();
  EXPECT_EQ(ErrorCodeOf(limited), ErrorCode::kPinRateLimited);
  ASSERT_TRUE(RetryAfterOf(limited).has_value());
  EXPECT_EQ(*RetryAfterOf(limited), absl::Hours(1));
  clock_.Advance(absl::Hours(1));
  EXPECT_TRUE(Enter(Request()).ok());
}

TEST_F(OnlinePinEntryTest, EntriesWithoutABlockDoNotCount) {
  for (int i = 0; i < 10; ++i) ASSERT_EQ(Type("1C")->outcome, PinEntryOutcome::kCancelled);
  EXPECT_TRUE(Type("1234E").ok());
}

TEST_F(OnlinePinEntryTest, NoPadIsAnErrorBeforeTheEntry) {
  pad_.FailNextBegin(absl::UnavailableError("unplugged"));
  EXPECT_EQ(ErrorCodeOf(Enter(Request()).status()), ErrorCode::kPinPadUnavailable);
  EXPECT_EQ(Type("1234E")->outcome, PinEntryOutcome::kEntered) << "the place is free again";
}

TEST_F(OnlinePinEntryTest, EndsWhenNobodyListens) {
  listening_ = false;
  EXPECT_EQ(Type("1234E")->outcome, PinEntryOutcome::kCancelled);
  EXPECT_EQ(counts_, std::vector<int>{1});
  listening_ = true;
  abandoned_ = true;
  EXPECT_EQ(Type("1234E")->outcome, PinEntryOutcome::kCancelled);
}

TEST_F(OnlinePinEntryTest, CancelEndsTheEntryOfItsPaymentOnly) {
  pad_.HoldSilence(true);
  std::optional<PinEntryResult> result;
  std::thread customer([&] { result = *Enter(Request("payments/7")); });
  pad_.WaitUntilAsked();
  shared_pad_.Cancel("payments/8");
  EXPECT_EQ(ErrorCodeOf(Enter(Request("payments/9")).status()), ErrorCode::kDeviceBusy);
  EXPECT_TRUE(entry_.State().pad_ready) << "a pad in use is a pad that works";
  shared_pad_.Cancel("payments/7");
  customer.join();
  ASSERT_TRUE(result.has_value());
  EXPECT_EQ(result->outcome, PinEntryOutcome::kCancelled);
  EXPECT_FALSE(pad_.in_entry());
}

TEST_F(OnlinePinEntryTest, ACancelThatOvertakesItsEntryEndsIt) {
  shared_pad_.Cancel("payments/7");
  EXPECT_EQ(Enter(Request("payments/7"))->outcome, PinEntryOutcome::kCancelled);
  EXPECT_EQ(Type("1234E")->outcome, PinEntryOutcome::kEntered) << "another payment's entry is not meant";
}

TEST_F(OnlinePinEntryTest, StateTellsPadAndKey) {
  PinPadState state = entry_.State();
  EXPECT_TRUE(state.pad_ready);
  EXPECT_TRUE(state.pin_key_ready);
  EXPECT_EQ(state.fault, ErrorCode::kUnspecified);
  ASSERT_TRUE(keys_.Wipe().ok());
  EXPECT_EQ(entry_.State().fault, ErrorCode::kKeyMissing);
  pad_.SetCondition(hal::PinPadCondition::kFault);
  EXPECT_EQ(entry_.State().fault, ErrorCode::kPinPadUnavailable);
}

}  // namespace
}  // namespace till::pin
