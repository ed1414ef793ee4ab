// SPDX-License-Identifier: Apache-2.0
// The machine against the real ledger: each kind from its intent to the settlement, with the host good,
// silent and refusing, and the ledger gone at each call. The books are proved after each.
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "services/payment/intake.h"
#include "services/payment/kind_plan.h"
#include "services/payment/projection.h"
#include "services/payment/recovery.h"
#include "services/payment/settlement_run.h"
#include "services/payment/testing/ledger_books.h"
#include "services/payment/testing/scripted_card.h"
#include "services/payment/testing/scripted_clock.h"
#include "services/payment/testing/scripted_host.h"
#include "services/payment/testing/scripted_people.h"

namespace till::payment {
namespace {

using HostSays = ScriptedHost::Sale;
using ledger::v1::PaymentKind;
using ledger::v1::PaymentRecord;
using ledger::v1::Settlement;
using Wish = PaymentOrder::Wish;

class LedgerRulesTest : public testing::Test {
 protected:
  LedgerRulesTest()
      : books_(clock_),
        intake_({.card = card_, .pin = pin_, .host = host_, .books = books_, .shop = shop_, .clock = clock_},
                [this] { return "payments/" + std::to_string(++names_); }) {
    shop_.changes.set_offline_limit_minor(5'000);
    shop_.changes.add_typed_kinds(ledger::v1::MOTO_SALE);
    shop_.changes.add_typed_kinds(ledger::v1::MOTO_PRE_AUTHORIZATION);
  }

  PaymentOrder Order(Wish wish, PaymentKind kind, const std::string& original = "", int64_t amount = 10'000) {
    PaymentOrder order;
    order.wish = wish;
    order.kind = kind;
    order.original = original;
    order.request_id = "r-" + std::to_string(names_);
    if (kind == ledger::v1::PAYMENT_KIND_UNSPECIFIED || RulesOf(kind).has_amount) {
      order.amount.set_minor_units(amount);
      order.amount.set_currency_code("CNY");
    }
    order.typed = wish == Wish::kTake && PlanOf(kind).typing == Typing::kAlways;
    if (kind == ledger::v1::INSTALMENT_SALE) order.instalments = 6;
    if (kind == ledger::v1::OFFLINE_SETTLEMENT) order.telephone_authorisation = "A1B2C3";
    order.operator_id = "01";
    return order;
  }

  // Takes a payment; its name, or empty when it was refused.
  std::string Take(PaymentOrder order) {
    status_ = intake_.Check(order);
    if (!status_.ok()) return "";
    const absl::StatusOr<ledger::v1::RecordIntentResponse> intent = intake_.Record(order);
    status_ = intent.status();
    if (!status_.ok()) return "";
    const std::string name = intent->record().payment();
    log_ = std::make_unique<PaymentLog>(PaymentFromRecord(intent->record()), clock_);
    auto machine = intake_.Make(order, intent->record(), *log_, false);
    status_ = machine.status();
    if (!status_.ok()) return "";
    (*machine)->Run();
    return name;
  }

  int Recover() {
    Recovery recovery(
        {.books = books_, .host = host_}, absl::Seconds(1), [](const std::string&) { return false; },
        [](const PaymentRecord&) {});
    int rest = 0;
    for (int i = 0; i < 10; ++i) {
      const absl::StatusOr<Recovery::Rest> round = recovery.ResolveAll();
      EXPECT_TRUE(round.ok()) << round.status();
      rest = round->payments;
      if (rest == 0) break;
    }
    return rest;
  }

  absl::Status Settle() {
    SettlementRun run({.host = host_, .books = books_}, absl::Seconds(60),
                      [](const Settlement&) { return std::vector<std::string>{"jobs/1"}; });
    return run.Run("01", [this](const Settlement& settlement) { settlement_ = settlement; });
  }

  void ExpectSound() {
    const auto proof = books_.journal().reader().Verify();
    ASSERT_TRUE(proof.ok()) << proof.status();
    EXPECT_TRUE(proof->findings.empty()) << proof->findings.front().detail;
  }

  PaymentRecord::State StateOf(const std::string& payment) { return books_.GetRecord(payment)->state(); }

  ScriptedClock clock_;
  LedgerBooks books_;
  ScriptedCard card_;
  ScriptedHost host_;
  ScriptedPin pin_;
  FixedShop shop_;
  Intake intake_;
  int names_ = 0;
  absl::Status status_;
  std::unique_ptr<PaymentLog> log_;
  Settlement settlement_;
};

constexpr PaymentKind kAlone[] = {ledger::v1::SALE,
                                  ledger::v1::PRE_AUTHORIZATION,
                                  ledger::v1::BALANCE_INQUIRY,
                                  ledger::v1::CASH_TOP_UP,
                                  ledger::v1::OFFLINE_SETTLEMENT,
                                  ledger::v1::INSTALMENT_SALE,
                                  ledger::v1::ACCOUNT_TOP_UP,
                                  ledger::v1::LOAD_FROM_BOUND_ACCOUNT,
                                  ledger::v1::LOAD_FROM_OTHER_ACCOUNT,
                                  ledger::v1::LOAD_FROM_CASH,
                                  ledger::v1::POINTS_SALE,
                                  ledger::v1::POINTS_INQUIRY,
                                  ledger::v1::QR_SALE,
                                  ledger::v1::RESERVATION_SALE,
                                  ledger::v1::MOTO_SALE,
                                  ledger::v1::MOTO_PRE_AUTHORIZATION};

TEST_F(LedgerRulesTest, EveryKindInEveryWeatherThenTheBatchIsSettled) {
  card_.script.script_results = "DF31";
  for (const HostSays weather :
       {HostSays::kApprove, HostSays::kDecline, HostSays::kSilent, HostSays::kSilentButApproved,
        HostSays::kMacInvalid, HostSays::kNotSent, HostSays::kUplinkDies}) {
    for (const PaymentKind kind : kAlone) {
      SCOPED_TRACE(ledger::v1::PaymentKind_Name(kind));
      host_.next = {weather};
      const std::string payment = Take(Order(Wish::kTake, kind));
      ASSERT_NE(payment, "") << status_;
      EXPECT_EQ(Recover(), 0);
      EXPECT_NE(StateOf(payment), PaymentRecord::OPEN);
      if (weather == HostSays::kApprove) {
        EXPECT_EQ(StateOf(payment), PaymentRecord::POSTED);
      }
    }
  }
  ExpectSound();
  host_.domestic_flag = 2;
  EXPECT_TRUE(Settle().ok());
  EXPECT_EQ(settlement_.state(), Settlement::CLOSED);
  EXPECT_EQ(settlement_.uploaded(), settlement_.to_upload());
  ExpectSound();
}

// The ledger's rules and the machine's agree on when a card's own approval counts.
TEST_F(LedgerRulesTest, ACardThatApprovesWithoutTheHostInEveryWeather) {
  card_.script.without_host = card::v1::TransactionEnded::APPROVED_OFFLINE;
  for (const HostSays weather : {HostSays::kNotSent, HostSays::kSilent, HostSays::kSilentButApproved,
                                 HostSays::kMacInvalid, HostSays::kUplinkDies}) {
    host_.next = {weather};
    const std::string payment = Take(Order(Wish::kTake, ledger::v1::SALE, "", 4'000));
    ASSERT_NE(payment, "") << status_;
    EXPECT_EQ(Recover(), 0);
    EXPECT_EQ(StateOf(payment),
              weather == HostSays::kNotSent ? PaymentRecord::POSTED : PaymentRecord::VOIDED);
  }
  ExpectSound();
}

TEST_F(LedgerRulesTest, WhatFollowsUpInEveryWeather) {
  struct FollowUp {
    PaymentKind original;
    Wish wish;
    PaymentKind kind;
    int64_t amount;
  };
  const FollowUp follow_ups[] = {
      {ledger::v1::SALE, Wish::kVoid, ledger::v1::PAYMENT_KIND_UNSPECIFIED, 0},
      {ledger::v1::SALE, Wish::kRefund, ledger::v1::PAYMENT_KIND_UNSPECIFIED, 300},
      {ledger::v1::SALE, Wish::kTip, ledger::v1::PAYMENT_KIND_UNSPECIFIED, 300},
      {ledger::v1::PRE_AUTHORIZATION, Wish::kVoid, ledger::v1::PAYMENT_KIND_UNSPECIFIED, 0},
      {ledger::v1::PRE_AUTHORIZATION, Wish::kComplete, ledger::v1::COMPLETION, 9'000},
      {ledger::v1::PRE_AUTHORIZATION, Wish::kComplete, ledger::v1::COMPLETION_ADVICE, 9'000},
      {ledger::v1::INSTALMENT_SALE, Wish::kVoid, ledger::v1::PAYMENT_KIND_UNSPECIFIED, 0},
      {ledger::v1::MOTO_SALE, Wish::kVoid, ledger::v1::PAYMENT_KIND_UNSPECIFIED, 0},
      {ledger::v1::MOTO_SALE, Wish::kRefund, ledger::v1::PAYMENT_KIND_UNSPECIFIED, 300},
      {ledger::v1::MOTO_PRE_AUTHORIZATION, Wish::kVoid, ledger::v1::PAYMENT_KIND_UNSPECIFIED, 0},
      {ledger::v1::MOTO_PRE_AUTHORIZATION, Wish::kComplete, ledger::v1::COMPLETION, 9'000},
      {ledger::v1::MOTO_PRE_AUTHORIZATION, Wish::kComplete, ledger::v1::COMPLETION_ADVICE, 9'000},
      {ledger::v1::POINTS_SALE, Wish::kVoid, ledger::v1::PAYMENT_KIND_UNSPECIFIED, 0},
      {ledger::v1::RESERVATION_SALE, Wish::kVoid, ledger::v1::PAYMENT_KIND_UNSPECIFIED, 0},
      {ledger::v1::LOAD_FROM_CASH, Wish::kVoid, ledger::v1::PAYMENT_KIND_UNSPECIFIED, 0},
      {ledger::v1::QR_SALE, Wish::kRefund, ledger::v1::PAYMENT_KIND_UNSPECIFIED, 300},
      {ledger::v1::QR_SALE, Wish::kVoid, ledger::v1::PAYMENT_KIND_UNSPECIFIED, 0},
      {ledger::v1::OFFLINE_SETTLEMENT, Wish::kTip, ledger::v1::PAYMENT_KIND_UNSPECIFIED, 300},
  };
  for (const HostSays weather :
       {HostSays::kApprove, HostSays::kDecline, HostSays::kSilent, HostSays::kNotSent}) {
    for (const FollowUp& row : follow_ups) {
      const std::string original = Take(Order(Wish::kTake, row.original));
      ASSERT_EQ(StateOf(original), PaymentRecord::POSTED);
      EXPECT_EQ(Recover(), 0);
      host_.next = {weather};
      const std::string payment = Take(Order(row.wish, row.kind, original, row.amount));
      SCOPED_TRACE(ledger::v1::PaymentKind_Name(row.original) + " then " +
                   std::to_string(static_cast<int>(row.wish)));
      ASSERT_NE(payment, "") << status_;
      EXPECT_EQ(Recover(), 0);
      EXPECT_NE(StateOf(payment), PaymentRecord::OPEN);
      if (weather == HostSays::kApprove) {
        EXPECT_EQ(StateOf(payment), PaymentRecord::POSTED);
      }
    }
  }
  ExpectSound();
  EXPECT_TRUE(Settle().ok());
  ExpectSound();
}

TEST_F(LedgerRulesTest, VoidOfASaleTakesItsTipsWithIt) {
  const std::string sale = Take(Order(Wish::kTake, ledger::v1::SALE));
  Take(Order(Wish::kTip, ledger::v1::PAYMENT_KIND_UNSPECIFIED, sale, 500));
  const std::string undo = Take(Order(Wish::kVoid, ledger::v1::PAYMENT_KIND_UNSPECIFIED, sale, 0));
  ASSERT_NE(undo, "") << status_;
  EXPECT_EQ(books_.GetRecord(undo)->amount().minor_units(), 10'500);
  EXPECT_EQ(Take(Order(Wish::kVoid, ledger::v1::PAYMENT_KIND_UNSPECIFIED, sale, 0)), "");
  EXPECT_EQ(ErrorCodeOf(status_), ErrorCode::kOriginalUnsuitable);
}

TEST_F(LedgerRulesTest, VoidOfACompletionUsesTheCardOfThePreAuthorisation) {
  const std::string hold = Take(Order(Wish::kTake, ledger::v1::PRE_AUTHORIZATION));
  const std::string taken = Take(Order(Wish::kComplete, ledger::v1::COMPLETION, hold, 9'000));
  const std::string undo = Take(Order(Wish::kVoid, ledger::v1::PAYMENT_KIND_UNSPECIFIED, taken, 0));
  ASSERT_NE(undo, "") << status_;
  EXPECT_EQ(StateOf(undo), PaymentRecord::POSTED);
  EXPECT_EQ(host_.requests.back().financial().sealed_account(), "box for uplink of " + hold);
  EXPECT_EQ(host_.requests.back().financial().account_payment(), hold);
  EXPECT_EQ(card_.sessions, 1);
}

TEST_F(LedgerRulesTest, RefundOfASettledSaleAsksForTheCard) {
  const std::string sale = Take(Order(Wish::kTake, ledger::v1::SALE));
  ASSERT_TRUE(Settle().ok());
  const int sessions = card_.sessions;
  const std::string refund = Take(Order(Wish::kRefund, ledger::v1::PAYMENT_KIND_UNSPECIFIED, sale, 300));
  ASSERT_NE(refund, "") << status_;
  EXPECT_EQ(StateOf(refund), PaymentRecord::POSTED);
  EXPECT_EQ(card_.sessions, sessions + 1);
}

TEST_F(LedgerRulesTest, OfflineApprovalIsUploadedAndSettled) {
  card_.script.after_card_read = card::v1::TransactionEnded::APPROVED_OFFLINE;
  const std::string sale = Take(Order(Wish::kTake, ledger::v1::SALE, "", 4'000));
  EXPECT_EQ(StateOf(sale), PaymentRecord::POSTED);
  EXPECT_EQ(ErrorCodeOf(Settle()), ErrorCode::kUnresolvedPayments);
  EXPECT_EQ(Recover(), 0);
  EXPECT_EQ(host_.requests.back().financial().field_55(), "last 55");
  EXPECT_EQ(host_.requests.back().financial().sealed_account(), "box for uplink of " + sale);
  EXPECT_TRUE(Settle().ok());
  ExpectSound();
}

TEST_F(LedgerRulesTest, NewPaymentsWaitForASettlementThatWasInterrupted) {
  Take(Order(Wish::kTake, ledger::v1::SALE));
  host_.next = {HostSays::kSilent};
  EXPECT_EQ(ErrorCodeOf(Settle()), ErrorCode::kHostSilent);
  EXPECT_EQ(Take(Order(Wish::kTake, ledger::v1::SALE)), "");
  EXPECT_EQ(ErrorCodeOf(status_), ErrorCode::kSettlementInProgress);
  EXPECT_TRUE(Settle().ok());
  EXPECT_NE(Take(Order(Wish::kTake, ledger::v1::SALE)), "");
}

// The ledger is gone at the n-th call, whichever that is; then it is back and recovery runs.
TEST_F(LedgerRulesTest, LedgerGoneAtAnyCallEndsWithHostAndBooksEqual) {
  card_.script.script_results = "DF31";
  for (const PaymentKind kind : kAlone) {
    for (int call = 1; call <= 12; ++call) {
      SCOPED_TRACE(ledger::v1::PaymentKind_Name(kind) + " at call " + std::to_string(call));
      int calls = 0;
      books_.journal().SetFault([&](std::string_view) {
        return ++calls >= call ? MakeError(ErrorCode::kServiceUnavailable, "gone") : absl::OkStatus();
      });
      const std::string payment = Take(Order(Wish::kTake, kind));
      books_.journal().SetFault(nullptr);
      EXPECT_EQ(Recover(), 0);
      const std::string name = "payments/" + std::to_string(names_);
      const absl::StatusOr<PaymentRecord> record = books_.GetRecord(name);
      if (!record.ok()) continue;  // Not even an intent.
      EXPECT_NE(record->state(), PaymentRecord::OPEN);
      if (RulesOf(kind).discipline == Discipline::kInquiry) continue;
      EXPECT_EQ(record->state() == PaymentRecord::POSTED, host_.moved.contains(name));
    }
  }
  ExpectSound();
  EXPECT_TRUE(Settle().ok());
}

// The ledger wrote the n-th step, and its answer was lost: what the client was told may not contradict what
// is in the books in the end.
TEST_F(LedgerRulesTest, LostAnswerAtAnyStepTellsNobodyAnythingUntrue) {
  for (const PaymentKind kind : {ledger::v1::SALE, ledger::v1::OFFLINE_SETTLEMENT, ledger::v1::QR_SALE}) {
    for (const bool offline : {false, true}) {
      card_.script.after_card_read = offline ? card::v1::TransactionEnded::APPROVED_OFFLINE
                                             : card::v1::TransactionEnded::OUTCOME_UNSPECIFIED;
      for (int lost = 1; lost <= 8; ++lost) {
        SCOPED_TRACE(ledger::v1::PaymentKind_Name(kind) + " at " + std::to_string(lost));
        books_.LoseAnswersFrom(lost);
        const std::string payment = Take(Order(Wish::kTake, kind, "", 4'000));
        books_.LoseAnswersFrom(0);
        const v1::Payment::State told = payment.empty() ? v1::Payment::CREATED : log_->Now().state();
        EXPECT_EQ(Recover(), 0);
        const absl::StatusOr<PaymentRecord> record = books_.GetRecord("payments/" + std::to_string(names_));
        if (!record.ok()) continue;
        const bool posted = record->state() == PaymentRecord::POSTED;
        if (told == v1::Payment::APPROVED) {
          EXPECT_TRUE(posted);
        }
        if (IsFinal(told) && told != v1::Payment::APPROVED) {
          EXPECT_FALSE(posted);
        }
      }
    }
  }
  ExpectSound();
}

}  // namespace
}  // namespace till::payment
