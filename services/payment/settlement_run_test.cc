// SPDX-License-Identifier: Apache-2.0
#include "services/payment/settlement_run.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "services/payment/testing/memory_books.h"
#include "services/payment/testing/scripted_host.h"

namespace till::payment {
namespace {

using HostSays = ScriptedHost::Sale;
using ledger::v1::PaymentRecord;
using ledger::v1::Settlement;
using ledger::v1::UploadSection;

class SettlementRunTest : public testing::Test {
 protected:
  // A posted payment that is to be uploaded in `section`.
  void AddUpload(UploadSection section) {
    const int number = static_cast<int>(books_.uploads.size()) + 1;
    ledger::v1::RecordIntentRequest intent;
    intent.set_payment("payments/" + std::to_string(number));
    intent.set_request_id("r" + std::to_string(number));
    intent.set_kind(ledger::v1::SALE);
    intent.mutable_amount()->set_minor_units(100);
    (void)books_.RecordIntent(intent);
    books_.Edit(intent.payment(), [](PaymentRecord& record) {
      record.set_state(PaymentRecord::POSTED);
      record.mutable_details()->set_account_for_uplink("box of " + record.payment());
    });
    ledger::v1::ListUploadsResponse::Upload& upload = books_.uploads.emplace_back();
    upload.set_section(section);
    *upload.mutable_record() = *books_.GetRecord(intent.payment());
    upload.set_account_for_uplink("box of " + intent.payment());
  }

  absl::Status Run() {
    SettlementRun run({.host = host_, .books = books_}, absl::Seconds(60),
                      [this](const Settlement& settlement) {
                        slips_.push_back(settlement.name());
                        return std::vector<std::string>{"jobs/" + settlement.name()};
                      });
    return run.Run("01", [this](const Settlement& settlement) { progress_.push_back(settlement.state()); });
  }

  // How many payments each upload message had.
  std::vector<int> Messages() const {
    std::vector<int> messages;
    for (const auto& request : host_.requests) {
      if (request.has_batch_detail()) messages.push_back(request.batch_detail().items_size());
    }
    return messages;
  }

  MemoryBooks books_;
  ScriptedHost host_;
  std::vector<Settlement::State> progress_;
  std::vector<std::string> slips_;
};

TEST_F(SettlementRunTest, BalancedUploadsWhatTheHostMustHaveAndCloses) {
  AddUpload(ledger::v1::REFUNDS);
  ASSERT_TRUE(Run().ok());
  ASSERT_EQ(host_.requests.size(), 3u);
  EXPECT_EQ(host_.requests[0].settlement().domestic().debit_minor(), 100);
  EXPECT_TRUE(host_.requests[1].batch_detail().balanced());
  EXPECT_EQ(host_.requests[2].batch_end().uploaded(), 1);
  EXPECT_TRUE(host_.requests[2].batch_end().balanced());
  EXPECT_EQ(host_.sign_offs, 1);
  ASSERT_EQ(books_.closed.size(), 1u);
  EXPECT_EQ(books_.closed[0].state(), Settlement::CLOSED);
  EXPECT_EQ(books_.closed[0].print_jobs_size(), 1);
  EXPECT_EQ(books_.Totals({})->batch_number(), 2);
  EXPECT_EQ(progress_.front(), Settlement::BEGUN);
  EXPECT_EQ(progress_.back(), Settlement::CLOSED);
}

TEST_F(SettlementRunTest, UnbalancedSendsStripesByEightAndTheRestOneByOne) {
  host_.domestic_flag = 2;
  AddUpload(ledger::v1::CHIP_OFFLINE);
  for (int i = 0; i < 11; ++i) AddUpload(ledger::v1::STRIPE_ONLINE);
  AddUpload(ledger::v1::CHIP_ONLINE);
  AddUpload(ledger::v1::CHIP_ONLINE);
  ASSERT_TRUE(Run().ok());
  EXPECT_EQ(Messages(), (std::vector<int>{1, 8, 3, 1, 1}));
  EXPECT_EQ(host_.requests.back().batch_end().uploaded(), 14);
  EXPECT_FALSE(host_.requests.back().batch_end().balanced());
  const auto& detail = host_.requests[1].batch_detail();
  EXPECT_FALSE(detail.balanced());
  EXPECT_EQ(detail.items(0).sealed_account(), "box of payments/1");
  EXPECT_EQ(detail.items(0).account_payment(), "payments/1");
  EXPECT_EQ(host_.requests[1].trace_number(), detail.items(0).trace_number());
  EXPECT_EQ(books_.closed[0].domestic_flag(), 2);
}

// A journal of before boxes were kept has posted payments without one.
TEST_F(SettlementRunTest, APaymentWhoseBoxIsGoneKeepsNobodyFromSettling) {
  host_.domestic_flag = 2;
  AddUpload(ledger::v1::CHIP_ONLINE);
  AddUpload(ledger::v1::CHIP_ONLINE);
  books_.uploads[0].clear_account_for_uplink();
  books_.Edit("payments/1",
              [](PaymentRecord& record) { record.mutable_details()->clear_account_for_uplink(); });
  ASSERT_TRUE(Run().ok());
  ASSERT_EQ(books_.closed.size(), 1u);
  EXPECT_EQ(books_.closed[0].state(), Settlement::CLOSED);
}

TEST_F(SettlementRunTest, AnOpenPaymentKeepsItFromBeginning) {
  AddUpload(ledger::v1::REFUNDS);
  books_.Edit("payments/1", [](PaymentRecord& record) { record.set_state(PaymentRecord::OPEN); });
  EXPECT_EQ(ErrorCodeOf(Run()), ErrorCode::kUnresolvedPayments);
  EXPECT_TRUE(host_.requests.empty());
}

TEST_F(SettlementRunTest, SilentHostStopsItAndItGoesOnWithTheSameMessage) {
  host_.domestic_flag = 2;
  for (int i = 0; i < 3; ++i) AddUpload(ledger::v1::CHIP_ONLINE);
  // 0500, three times 0320, the end: each is silent once.
  host_.next = {HostSays::kSilent};
  EXPECT_EQ(ErrorCodeOf(Run()), ErrorCode::kHostSilent);
  for (int message = 1; message < 5; ++message) {
    const uplink::v1::ExchangeRequest unanswered = host_.requests.back();
    host_.next = {HostSays::kApprove, HostSays::kSilent};
    EXPECT_EQ(ErrorCodeOf(Run()), ErrorCode::kHostSilent) << message;
    EXPECT_EQ((host_.requests.end() - 2)->SerializeAsString(), unanswered.SerializeAsString()) << message;
  }
  host_.next.clear();
  ASSERT_TRUE(Run().ok());
  EXPECT_EQ(books_.closed.size(), 1u);
  EXPECT_EQ(books_.closed[0].uploaded(), 3);
}

TEST_F(SettlementRunTest, DyingAtAnyWriteIsGoneOnWithAndNothingIsUploadedTwiceInTheBooks) {
  host_.domestic_flag = 2;
  for (int i = 0; i < 3; ++i) AddUpload(ledger::v1::CHIP_ONLINE);
  // Begin, compare, three uploads, end, close.
  for (int writes = 0; writes < 7; ++writes) {
    books_.DieAfter(1);
    EXPECT_FALSE(Run().ok() && writes < 6) << writes;
    books_.DieAfter(-1);
    if (!books_.closed.empty()) break;
  }
  if (books_.closed.empty()) {
    ASSERT_TRUE(Run().ok());
  }
  ASSERT_EQ(books_.closed.size(), 1u);
  EXPECT_EQ(books_.closed[0].uploaded(), 3);
}

TEST_F(SettlementRunTest, AnswerThatSaysLaterIsAskedAgain) {
  AddUpload(ledger::v1::REFUNDS);
  host_.next = {HostSays::kApprove, HostSays::kDecline};
  host_.decline_code = "A0";  // Our keys are not the host's: sign on, and send it again.
  EXPECT_EQ(ErrorCodeOf(Run()), ErrorCode::kHostSilent);
  EXPECT_TRUE(books_.closed.empty());
  ASSERT_TRUE(Run().ok());
}

TEST_F(SettlementRunTest, StoppedBetweenMessagesGoesOnWithTheNextRun) {
  host_.domestic_flag = 2;
  for (int i = 0; i < 3; ++i) AddUpload(ledger::v1::CHIP_ONLINE);
  SettlementRun run({.host = host_, .books = books_}, absl::Seconds(60),
                    [](const Settlement&) { return std::vector<std::string>(); });
  const absl::Status stopped = run.Run("01", [&run](const Settlement& settlement) {
    if (settlement.uploaded() == 1) run.Stop();
  });
  EXPECT_EQ(ErrorCodeOf(stopped), ErrorCode::kServiceUnavailable);
  EXPECT_EQ(books_.RunningSettlement()->value().uploaded(), 1);
  EXPECT_TRUE(Run().ok());
  EXPECT_EQ(Messages().size(), 3u);
}

TEST_F(SettlementRunTest, NothingSentSaysThatTheLineIsDown) {
  host_.next = {HostSays::kNotSent};
  EXPECT_EQ(ErrorCodeOf(Run()), ErrorCode::kHostUnreachable);
}

}  // namespace
}  // namespace till::payment
