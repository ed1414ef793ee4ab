// SPDX-License-Identifier: Apache-2.0
#include "services/payment/payment_desk.h"

#include <gtest/gtest.h>

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "services/common/clock/fake_clock.h"
#include "services/common/status/error.h"
#include "services/payment/testing/memory_books.h"
#include "services/payment/testing/scripted_card.h"
#include "services/payment/testing/scripted_host.h"
#include "services/payment/testing/scripted_people.h"

namespace till::payment {
namespace {

using HostSays = ScriptedHost::Sale;

v1::StartPaymentRequest Request(const std::string& id, int64_t minor_units,
                                const std::string& currency = "CNY") {
  v1::StartPaymentRequest request;
  request.set_request_id(id);
  request.mutable_amount()->set_minor_units(minor_units);
  request.mutable_amount()->set_currency_code(currency);
  return request;
}

// Waits until a payment is final, as a client that follows it does; fails rather than hang.
v1::Payment::State EndOf(const PaymentLog& log) {
  int polls = 0;
  for (int64_t number = 1; log.Next(number, [&] { return ++polls > 100; }); ++number) {
  }
  return log.Now().state();
}

class PaymentDeskTest : public testing::Test {
 protected:
  PaymentDeskTest()
      : desk_({.card = card_,
               .pin = pin_,
               .host = host_,
               .books = books_,
               .paper = paper_,
               .shop = shop_,
               .clock = clock_},
              [this] { return random_ += 0.001; }) {}
  ~PaymentDeskTest() override { desk_.Close(); }

  absl::StatusOr<std::shared_ptr<PaymentLog>> Start(const v1::StartPaymentRequest& request) {
    PaymentOrder order = OrderOf(request);
    order.operator_id = "01";
    return desk_.Start(std::move(order));
  }

  ErrorCode CodeOf(const v1::StartPaymentRequest& request) { return ErrorCodeOf(Start(request).status()); }

  // Holds the card reader at its first event until let go.
  void HoldTheCard() {
    card_.script.on_event = [this](int) {
      std::unique_lock<std::mutex> lock(mutex_);
      released_.wait(lock, [this] { return let_go_; });
    };
  }
  void LetGo() {
    const std::lock_guard<std::mutex> lock(mutex_);
    let_go_ = true;
    released_.notify_all();
  }

  FakeClock clock_;
  MemoryBooks books_;
  ScriptedCard card_;
  ScriptedHost host_;
  ScriptedPin pin_;
  RecordingPaper paper_;
  FixedShop shop_;
  double random_ = 0;
  std::mutex mutex_;
  std::condition_variable released_;
  bool let_go_ = false;
  PaymentDesk desk_;
};

TEST_F(PaymentDeskTest, ApprovedSalePrintsTwoCopies) {
  const auto log = Start(Request("a", 1234));
  ASSERT_TRUE(log.ok()) << log.status();
  EXPECT_EQ(EndOf(**log), v1::Payment::APPROVED);
  desk_.Close();
  ASSERT_EQ(paper_.documents.size(), 2u);
  const auto& merchant = paper_.documents.begin()->second.fields();
  EXPECT_EQ(merchant.at("amount"), "RMB 12.34");
  EXPECT_EQ(merchant.at("masked_pan"), "622848*********0018");
  EXPECT_EQ(books_.GetRecord((*log)->Now().name())->print_jobs_size(), 2);
}

TEST_F(PaymentDeskTest, PrinterAwayLeavesThePaymentApproved) {
  paper_.failure = MakeError(ErrorCode::kServiceUnavailable, "print is gone");
  const auto log = Start(Request("a", 1234));
  EXPECT_EQ(EndOf(**log), v1::Payment::APPROVED);
}

TEST_F(PaymentDeskTest, SameRequestIdIsOnePayment) {
  const auto first = Start(Request("a", 1234));
  EXPECT_EQ(EndOf(**first), v1::Payment::APPROVED);
  const auto again = Start(Request("a", 1234));
  ASSERT_TRUE(again.ok());
  EXPECT_EQ((*again)->Now().name(), (*first)->Now().name());
  EXPECT_EQ(books_.payments(), 1);
  EXPECT_EQ(host_.requests.size(), 1u);
}

// The background's recovery may look at the books between a payment's intent and its first step.
TEST_F(PaymentDeskTest, APaymentThatBeginsIsNotTakenForOneLeftBehind) {
  desk_.Open();
  books_.on_intent = [this] {
    const int before = books_.reads_of_open;
    (void)desk_.AttachSignature({}, "01");  // of no payment; what matters is that it leaves work
    while (books_.reads_of_open == before) std::this_thread::yield();
    (void)desk_.SignOn("01");  // waits for the recovery that now runs
  };
  const auto log = Start(Request("a", 1234));
  ASSERT_TRUE(log.ok()) << log.status();
  EXPECT_EQ(EndOf(**log), v1::Payment::APPROVED);
}

TEST_F(PaymentDeskTest, SameRequestIdJoinsThePaymentThatRuns) {
  HoldTheCard();
  const auto first = Start(Request("a", 1234));
  const auto joined = Start(Request("a", 1234));
  ASSERT_TRUE(joined.ok()) << joined.status();
  EXPECT_EQ(*first, *joined);
  LetGo();
  EXPECT_EQ(EndOf(**joined), v1::Payment::APPROVED);
  EXPECT_EQ(books_.payments(), 1);
}

TEST_F(PaymentDeskTest, SameRequestIdWithOtherContentIsRefused) {
  EXPECT_EQ(EndOf(**Start(Request("a", 1234))), v1::Payment::APPROVED);
  EXPECT_EQ(CodeOf(Request("a", 1235)), ErrorCode::kRequestIdReused);
}

TEST_F(PaymentDeskTest, SecondSaleWhileOneRunsIsRefusedWithItsName) {
  HoldTheCard();
  const auto first = Start(Request("a", 1234));
  const absl::Status refused = Start(Request("b", 500)).status();
  EXPECT_EQ(ErrorCodeOf(refused), ErrorCode::kPaymentInProgress);
  EXPECT_EQ(PaymentIdOf(refused), (*first)->Now().name());
  LetGo();
  EXPECT_EQ(EndOf(**first), v1::Payment::APPROVED);
}

TEST_F(PaymentDeskTest, BadRequestsAreRefusedAndLeaveNothing) {
  EXPECT_EQ(CodeOf(Request("a", 0)), ErrorCode::kInvalidAmount);
  EXPECT_EQ(CodeOf(Request("a", -100)), ErrorCode::kInvalidAmount);
  EXPECT_EQ(CodeOf(Request("a", 5'000'001)), ErrorCode::kInvalidAmount);
  EXPECT_EQ(CodeOf(Request("a", INT64_MAX)), ErrorCode::kInvalidAmount);
  EXPECT_EQ(CodeOf(Request("a", 100, "USD")), ErrorCode::kCurrencyNotSupported);
  EXPECT_EQ(CodeOf(Request("a", 100, "")), ErrorCode::kCurrencyNotSupported);
  EXPECT_EQ(CodeOf(Request("", 100)), ErrorCode::kInvalidRequest);
  EXPECT_EQ(CodeOf(Request("a b", 100)), ErrorCode::kInvalidRequest);
  EXPECT_EQ(CodeOf(Request(std::string(65, 'x'), 100)), ErrorCode::kInvalidRequest);
  EXPECT_EQ(books_.payments(), 0);
}

TEST_F(PaymentDeskTest, NoCardIsAskedForWhileTheLineIsDown) {
  host_.connected = false;
  EXPECT_EQ(CodeOf(Request("a", 1234)), ErrorCode::kHostUnreachable);
  EXPECT_EQ(books_.payments(), 0);
  EXPECT_EQ(card_.sessions, 0);
}

TEST_F(PaymentDeskTest, SignsOnBeforeTheFirstPayment) {
  host_.signed_on = false;
  EXPECT_EQ(EndOf(**Start(Request("a", 1234))), v1::Payment::APPROVED);
  EXPECT_EQ(host_.sign_ons, 1);
  EXPECT_EQ(books_.TakeTraceNumber()->batch_number(), 7);  // The host's.
}

TEST_F(PaymentDeskTest, HostThatAsksForSignOnGetsIt) {
  host_.sale = HostSays::kDecline;
  host_.decline_code = "A0";
  EXPECT_EQ(EndOf(**Start(Request("a", 1234))), v1::Payment::DECLINED);
  host_.sale = HostSays::kApprove;
  const auto next = Start(Request("b", 1234));
  ASSERT_TRUE(next.ok()) << next.status();
  EXPECT_EQ(EndOf(**next), v1::Payment::APPROVED);
  EXPECT_EQ(host_.sign_ons, 1);
}

TEST_F(PaymentDeskTest, OwedReversalComesBeforeTheNextPayment) {
  host_.sale = HostSays::kSilentButApproved;
  const auto doubtful = Start(Request("a", 1234));
  while ((*doubtful)->Now().state() != v1::Payment::UNKNOWN_REVERSING) std::this_thread::yield();
  host_.reversals_unanswered = 1;
  EXPECT_EQ(CodeOf(Request("b", 500)), ErrorCode::kReversalOwed);
  host_.sale = HostSays::kApprove;
  const auto next = Start(Request("b", 500));
  ASSERT_TRUE(next.ok()) << next.status();
  EXPECT_EQ((*doubtful)->Now().state(), v1::Payment::REVERSED);
  EXPECT_EQ(EndOf(**next), v1::Payment::APPROVED);
  EXPECT_EQ(host_.moved.size(), 1u);
}

TEST_F(PaymentDeskTest, BackgroundWorksOffWhatACrashLeft) {
  ledger::v1::RecordIntentRequest intent;
  intent.set_payment("payments/old");
  intent.set_request_id("old");
  intent.mutable_amount()->set_minor_units(100);
  (void)books_.RecordIntent(intent);
  ledger::v1::RecordStepRequest step;
  step.set_payment("payments/old");
  step.set_step(ledger::v1::ABOUT_TO_SEND);
  (void)books_.RecordStep(step);
  host_.moved["payments/old"] = 100;
  desk_.Open();
  const auto log = desk_.Find("payments/old");
  ASSERT_TRUE(log.ok());
  EXPECT_EQ(EndOf(**log), v1::Payment::REVERSED);
  EXPECT_TRUE(host_.moved.empty());
}

TEST_F(PaymentDeskTest, VoidOfASaleIsAPaymentOfItsOwnAndPrints) {
  const auto sale = Start(Request("a", 1234));
  EXPECT_EQ(EndOf(**sale), v1::Payment::APPROVED);
  v1::VoidPaymentRequest request;
  request.set_request_id("undo");
  request.set_payment((*sale)->Now().name());
  const auto undo = desk_.Start(OrderOf(request));
  ASSERT_TRUE(undo.ok()) << undo.status();
  EXPECT_EQ(EndOf(**undo), v1::Payment::APPROVED);
  EXPECT_EQ((*undo)->Now().original(), (*sale)->Now().name());
  EXPECT_EQ(desk_.Start(OrderOf(request)).value()->Now().name(), (*undo)->Now().name());
  desk_.Close();
  ASSERT_EQ(paper_.documents.size(), 4u);
  EXPECT_EQ(paper_.documents.rbegin()->second.fields().at("transaction_type"), "sale_void");
  EXPECT_EQ(paper_.documents.rbegin()->second.fields().at("original_amount"), "RMB 12.34");
}

TEST_F(PaymentDeskTest, OriginalThatIsNotThereIsNotFound) {
  v1::RefundPaymentRequest request;
  request.set_request_id("a");
  request.set_payment("payments/none");
  EXPECT_EQ(ErrorCodeOf(desk_.Start(OrderOf(request)).status()), ErrorCode::kNotFound);
}

TEST_F(PaymentDeskTest, OwedAdviceIsSentInTheBackgroundUntilItIsAnswered) {
  desk_.Open();
  host_.next = {HostSays::kSilent};
  v1::StartPaymentRequest request = Request("a", 1234);
  request.set_kind(ledger::v1::OFFLINE_SETTLEMENT);
  request.set_telephone_authorisation("A1B2C3");
  const auto log = Start(request);
  ASSERT_TRUE(log.ok()) << log.status();
  EXPECT_EQ(EndOf(**log), v1::Payment::APPROVED);
  EXPECT_EQ(books_.GetRecord((*log)->Now().name())->send_attempts(), 2);
  desk_.Close();
  EXPECT_EQ(paper_.documents.size(), 2u);
  EXPECT_EQ(books_.GetRecord((*log)->Now().name())->print_jobs_size(), 2);
}

// The payment's thread ends while the background looks for work, and the asker has not come back yet: in
// whatever order they meet, what is owed is noted. (One of some hundred payments was forgotten until the
// next.)
TEST_F(PaymentDeskTest, WhatIsOwedIsNotForgottenHoweverTheThreadsMeet) {
  constexpr int kPayments = 200;
  std::vector<std::string> names;
  desk_.Open();
  for (int i = 0; i < kPayments; ++i) {
    host_.next = {HostSays::kSilent};
    v1::StartPaymentRequest request = Request("a" + std::to_string(i), 1234);
    request.set_kind(ledger::v1::OFFLINE_SETTLEMENT);
    request.set_telephone_authorisation("A1B2C3");
    const auto log = Start(request);
    ASSERT_TRUE(log.ok()) << log.status();
    ASSERT_EQ(EndOf(**log), v1::Payment::APPROVED) << "payment " << i;
    names.push_back((*log)->Now().name());
  }
  desk_.Close();
  EXPECT_EQ(paper_.documents.size(), 2u * kPayments);
  for (const std::string& name : names) EXPECT_EQ(books_.GetRecord(name)->print_jobs_size(), 2) << name;
}

TEST_F(PaymentDeskTest, LineTellsWhatIsOwed) {
  host_.sale = HostSays::kSilent;
  v1::StartPaymentRequest request = Request("a", 1234);
  request.set_kind(ledger::v1::OFFLINE_SETTLEMENT);
  request.set_telephone_authorisation("A1B2C3");
  const auto log = Start(request);
  while ((*log)->Now().state() != v1::Payment::ADVICE_OWED) std::this_thread::yield();
  EXPECT_EQ(desk_.Line()->advices_owed(), 1);
  EXPECT_EQ(desk_.Line()->reversals_owed(), 0);
  EXPECT_EQ(desk_.Cancel((*log)->Now().name())->result(), v1::CancelPaymentResponse::TOO_LATE);
}

TEST_F(PaymentDeskTest, DownloadsThatTheHostAnnouncedGoToTheCard) {
  host_.pending_downloads = {uplink::v1::BLACKLIST, uplink::v1::AUTHORITY_KEYS};
  desk_.Open();
  for (int i = 0; i < 500 && !host_.Status()->pending_downloads().empty(); ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  desk_.Close();
  ASSERT_EQ(card_.downloads.size(), 2u);
  EXPECT_EQ(card_.downloads[0].kind(), card::v1::AUTHORITY_KEYS);
  EXPECT_EQ(card_.downloads[0].entries(0), "an entry");
  EXPECT_EQ(card_.downloads[1].kind(), card::v1::BLACKLIST);
  EXPECT_EQ(card_.downloads[1].entries_size(), 0);
  EXPECT_EQ(card_.downloads[1].sealed_entries(), "a box");
}

// Follows a settlement to its end, as a client does.
absl::Status EndOf(const SettlementLog& log) {
  int polls = 0;
  for (size_t index = 0; log.Next(index, [&] { return ++polls > 100; }); ++index) {
  }
  return log.Result();
}

TEST_F(PaymentDeskTest, SettlesPrintsASlipAndSignsOnForTheNextBatch) {
  EXPECT_EQ(EndOf(**Start(Request("a", 1234))), v1::Payment::APPROVED);
  const auto log = desk_.Settle("01");
  ASSERT_TRUE(log.ok()) << log.status();
  EXPECT_TRUE(EndOf(**log).ok());
  ASSERT_EQ(books_.closed.size(), 1u);
  EXPECT_EQ(books_.closed[0].print_jobs(0), "jobs/settlements-1-1");
  EXPECT_EQ(host_.sign_offs, 1);
  EXPECT_EQ(host_.sign_ons, 1);
  EXPECT_EQ(EndOf(**Start(Request("b", 1234))), v1::Payment::APPROVED);
}

TEST_F(PaymentDeskTest, PrinterAwayKeepsNobodyFromSettling) {
  paper_.failure = MakeError(ErrorCode::kServiceUnavailable, "print is gone");
  EXPECT_TRUE(EndOf(**desk_.Settle("01")).ok());
  EXPECT_EQ(books_.closed.size(), 1u);
}

TEST_F(PaymentDeskTest, NothingIsSettledWhileAPaymentRunsOrIsOwed) {
  HoldTheCard();
  const auto running = Start(Request("a", 1234));
  EXPECT_EQ(ErrorCodeOf(desk_.Settle("01").status()), ErrorCode::kPaymentInProgress);
  LetGo();
  EXPECT_EQ(EndOf(**running), v1::Payment::APPROVED);
  host_.next = {HostSays::kSilentButApproved};
  const auto doubtful = Start(Request("b", 1234));
  while ((*doubtful)->Now().state() != v1::Payment::UNKNOWN_REVERSING) std::this_thread::yield();
  host_.reversals_unanswered = 1;
  const auto log = desk_.Settle("01");
  ASSERT_TRUE(log.ok()) << log.status();
  const absl::Status refused = EndOf(**log);
  EXPECT_EQ(ErrorCodeOf(refused), ErrorCode::kUnresolvedPayments);
  EXPECT_EQ(PaymentIdOf(refused), (*doubtful)->Now().name());
  EXPECT_TRUE(books_.closed.empty());
  EXPECT_TRUE(EndOf(**desk_.Settle("01")).ok());
}

TEST_F(PaymentDeskTest, PaymentsWaitForAnInterruptedSettlementWhichGoesOnByItself) {
  EXPECT_EQ(EndOf(**Start(Request("a", 1234))), v1::Payment::APPROVED);
  host_.next = {HostSays::kSilent};
  EXPECT_EQ(ErrorCodeOf(EndOf(**desk_.Settle("01"))), ErrorCode::kHostSilent);
  EXPECT_EQ(CodeOf(Request("b", 1234)), ErrorCode::kSettlementInProgress);
  EXPECT_NE(desk_.Line()->settlement_in_progress(), "");
  desk_.Open();  // As after a restart.
  for (int i = 0; i < 500 && books_.RunningSettlement()->has_value(); ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  desk_.Close();
  EXPECT_EQ(books_.closed.size(), 1u);
}

TEST_F(PaymentDeskTest, SettlesByItselfOnceTheTimeHasPassed) {
  EXPECT_EQ(EndOf(**Start(Request("a", 1234))), v1::Payment::APPROVED);
  shop_.changes.set_settlement_time("23:30");
  clock_.Advance(absl::Hours(24));
  desk_.Open();
  for (int i = 0; i < 500 && books_.closed.empty(); ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  desk_.Close();
  ASSERT_EQ(books_.closed.size(), 1u);
  EXPECT_EQ(books_.closed[0].operator_id(), "auto");
}

TEST_F(PaymentDeskTest, ShiftsAndSignOff) {
  EXPECT_EQ(*desk_.ChangeShift("01"), 2);
  EXPECT_EQ(desk_.SignOff("01")->response().code(), "00");
  EXPECT_EQ(EndOf(**Start(Request("a", 100))), v1::Payment::APPROVED);  // Signs on again.
  EXPECT_EQ(host_.sign_ons, 1);
}

TEST_F(PaymentDeskTest, HoldRefusesPaymentsUntilReleasedOrRunOut) {
  const auto hold = desk_.Hold(absl::Seconds(10));
  ASSERT_TRUE(hold.ok());
  EXPECT_EQ(CodeOf(Request("a", 100)), ErrorCode::kPaymentsHeld);
  EXPECT_TRUE(desk_.Release(*hold).ok());
  EXPECT_EQ(EndOf(**Start(Request("a", 100))), v1::Payment::APPROVED);
  desk_.Close();
  ASSERT_TRUE(desk_.Hold(absl::Seconds(10)).ok());
  clock_.Advance(absl::Seconds(11));
  EXPECT_EQ(ErrorCodeOf(desk_.Release("holds/x")), ErrorCode::kNotFound);
}

TEST_F(PaymentDeskTest, CancelTellsWhatHappened) {
  HoldTheCard();
  const auto log = Start(Request("a", 1234));
  const std::string name = (*log)->Now().name();
  EXPECT_EQ(desk_.Cancel(name)->result(), v1::CancelPaymentResponse::CANCELLING);
  LetGo();
  EXPECT_EQ(EndOf(**log), v1::Payment::CANCELLED);
  EXPECT_EQ(desk_.Cancel(name)->result(), v1::CancelPaymentResponse::ALREADY_ENDED);
  EXPECT_EQ(ErrorCodeOf(desk_.Cancel("payments/none").status()), ErrorCode::kNotFound);
}

TEST_F(PaymentDeskTest, ReceiptOfAnEndedPaymentInTheLanguageAskedFor) {
  const auto log = Start(Request("a", 1234));
  EndOf(**log);
  v1::GetReceiptRequest request;
  request.set_payment((*log)->Now().name());
  request.set_copy(v1::MERCHANT_COPY);
  request.set_language("en");
  const auto document = desk_.Receipt(request);
  ASSERT_TRUE(document.ok());
  EXPECT_EQ(document->fields().at("merchant_name"), "Test Shop");
  EXPECT_EQ(document->fields().at("copy"), "merchant");
  EXPECT_EQ(document->fields().at("tvr"), "8000048000");
}

}  // namespace
}  // namespace till::payment
