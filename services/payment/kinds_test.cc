// SPDX-License-Identifier: Apache-2.0
// Every kind of payment through the intake and the machine: its good way, and each bad one.
#include <gtest/gtest.h>

#include <string>

#include "services/payment/testing/kinds_fixture.h"

namespace till::payment {
namespace {

// ---- Kinds that stand alone. ----

class AloneTest : public KindsTest, public testing::WithParamInterface<ledger::v1::PaymentKind> {};

TEST_P(AloneTest, ApprovedIsPosted) {
  const v1::Payment payment = Take(Order(GetParam()));
  ASSERT_TRUE(status_.ok()) << status_;
  EXPECT_EQ(payment.state(), v1::Payment::APPROVED);
  EXPECT_TRUE(InTheBooks());
  ASSERT_FALSE(host_.requests.empty());
  EXPECT_EQ(Sent().kind(), GetParam());
  EXPECT_EQ(Sent().has_amount(), RulesOf(GetParam()).has_amount);
  EXPECT_EQ(Sent().sealed_account(), "box for uplink of " + name_);
  EXPECT_EQ(Sent().account_payment(), "");
  EXPECT_EQ(Sent().entry_mode(), common::v1::CONTACT);
  EXPECT_EQ(card_.started.transaction_type(), PlanOf(GetParam()).transaction_type);
  EXPECT_EQ(card_.started.flow(), PlanOf(GetParam()).card == CardPart::kFull
                                      ? StartTransaction::FULL
                                      : StartTransaction::READ_ACCOUNT);
  EXPECT_EQ(Recover(), 0);
}

TEST_P(AloneTest, DeclinedMovesNothing) {
  host_.sale = HostSays::kDecline;
  EXPECT_EQ(Take(Order(GetParam())).state(), v1::Payment::DECLINED);
  EXPECT_EQ(Record().details().void_reason(), ledger::v1::DECLINED_BY_HOST);
  EXPECT_EQ(Recover(), 0);
}

// What silence means is the kind's discipline.
TEST_P(AloneTest, SilentHostIsAnsweredByTheDiscipline) {
  for (const HostSays silence : {HostSays::kSilent, HostSays::kMacInvalid, HostSays::kUplinkDies}) {
    host_.next = {silence};
    host_.requests.clear();
    const v1::Payment payment = Take(Order(GetParam()));
    switch (RulesOf(GetParam()).discipline) {
      case Discipline::kInquiry:
        EXPECT_EQ(payment.state(), v1::Payment::FAILED);
        EXPECT_EQ(payment.failure().code(), common::v1::HOST_SILENT);
        EXPECT_EQ(Recover(), 0);
        EXPECT_EQ(host_.requests.size(), 1u);
        break;
      case Discipline::kAdvice: {
        EXPECT_EQ(payment.state(), v1::Payment::ADVICE_OWED);
        EXPECT_EQ(Recover(), 0);
        EXPECT_TRUE(InTheBooks());
        ASSERT_EQ(host_.requests.size(), 2u);
        // The same message: what differs says that it is not the first time.
        uplink::v1::ExchangeRequest repeated = host_.requests[1];
        EXPECT_TRUE(repeated.financial().repeated_send());
        repeated.mutable_financial()->set_repeated_send(false);
        repeated.set_reply_timeout_ms(host_.requests[0].reply_timeout_ms());
        EXPECT_EQ(repeated.SerializeAsString(), host_.requests[0].SerializeAsString());
        break;
      }
      default:
        EXPECT_EQ(payment.state(), v1::Payment::UNKNOWN_REVERSING);
        EXPECT_EQ(Recover(), 0);
        EXPECT_EQ(host_.requests.back().reversal().kind(), GetParam());
        EXPECT_FALSE(AtTheHost());
        EXPECT_FALSE(InTheBooks());
    }
  }
}

TEST_P(AloneTest, NotSentOwesNothingUnlessItTellsWhatHasHappened) {
  host_.next = {HostSays::kNotSent};
  const v1::Payment payment = Take(Order(GetParam()));
  EXPECT_EQ(payment.state(),
            PlanOf(GetParam()).owed_when_not_sent ? v1::Payment::ADVICE_OWED : v1::Payment::FAILED);
  EXPECT_EQ(Recover(), 0);
  EXPECT_EQ(InTheBooks(), PlanOf(GetParam()).owed_when_not_sent);
}

TEST_P(AloneTest, CancelledBeforeTheCardMovesNothing) {
  card_.script.on_event = [this](int event) {
    if (event == 1) {
      EXPECT_EQ(machine_->Cancel(), CancelAnswer::kCancelling);
    }
  };
  EXPECT_EQ(Take(Order(GetParam())).state(), v1::Payment::CANCELLED);
  EXPECT_TRUE(host_.requests.empty());
}

TEST_P(AloneTest, BooksDyingAtAnyWriteEndWithHostAndBooksEqual) {
  for (int writes = 1; writes <= 9; ++writes) {
    SCOPED_TRACE(writes);
    books_.DieAfter(writes);
    Take(Order(GetParam()));
    books_.DieAfter(-1);
    EXPECT_EQ(Recover(), 0);
    EXPECT_NE(Record().state(), PaymentRecord::OPEN);
    // What only asks moves nothing on either side.
    if (RulesOf(GetParam()).discipline != Discipline::kInquiry) {
      EXPECT_EQ(InTheBooks(), AtTheHost());
    }
  }
}

TEST_P(AloneTest, SwitchedOffIsRefused) {
  shop_.changes.add_disabled_kinds(GetParam());
  Take(Order(GetParam()));
  EXPECT_EQ(ErrorCodeOf(status_), ErrorCode::kTransactionDisabled);
  EXPECT_EQ(books_.payments(), 0);
}

INSTANTIATE_TEST_SUITE_P(Kinds, AloneTest,
                         testing::Values(ledger::v1::SALE, ledger::v1::PRE_AUTHORIZATION,
                                         ledger::v1::BALANCE_INQUIRY, ledger::v1::OFFLINE_SETTLEMENT,
                                         ledger::v1::INSTALMENT_SALE, ledger::v1::ACCOUNT_TOP_UP,
                                         ledger::v1::CASH_TOP_UP, ledger::v1::LOAD_FROM_BOUND_ACCOUNT,
                                         ledger::v1::LOAD_FROM_OTHER_ACCOUNT, ledger::v1::LOAD_FROM_CASH,
                                         ledger::v1::POINTS_SALE, ledger::v1::POINTS_INQUIRY,
                                         ledger::v1::RESERVATION_SALE),
                         [](const auto& row) { return ledger::v1::PaymentKind_Name(row.param); });

TEST_F(KindsTest, WhatAKindSaysBesidesReachesTheHost) {
  Take(Order(ledger::v1::INSTALMENT_SALE));
  EXPECT_EQ(Sent(0).instalments(), 6);
  Take(Order(ledger::v1::OFFLINE_SETTLEMENT));
  EXPECT_EQ(Sent(1).telephone_authorisation(), "A1B2C3");
  PaymentOrder with_tip = Order(ledger::v1::SALE);
  with_tip.tip.set_minor_units(500);
  with_tip.tip.set_currency_code("CNY");
  EXPECT_EQ(Take(with_tip).tip().minor_units(), 500);
  EXPECT_EQ(Sent(2).tip().minor_units(), 500);
}

TEST_F(KindsTest, BalanceIsToldWithThePayment) {
  host_.approval.mutable_available_balance()->set_minor_units(-1234);
  const v1::Payment payment = Take(Order(ledger::v1::BALANCE_INQUIRY));
  EXPECT_EQ(payment.host().available_balance().minor_units(), -1234);
}

// ---- Messages that are owed for another payment. ----

TEST_F(KindsTest, TopUpOwesItsConfirmationWhichIsSentUntilItIsAnswered) {
  EXPECT_EQ(Take(Order(ledger::v1::CASH_TOP_UP)).state(), v1::Payment::APPROVED);
  EXPECT_TRUE(machine_->LeftWork());
  const auto confirmations = books_.OfKind(ledger::v1::TOP_UP_CONFIRMATION);
  ASSERT_EQ(confirmations.size(), 1u);
  EXPECT_EQ(confirmations[0].original(), name_);
  EXPECT_EQ(confirmations[0].request_id(), "confirm:1");
  host_.next = {HostSays::kSilent, HostSays::kNotSent, HostSays::kApprove};
  EXPECT_EQ(Recover(), 0);
  ASSERT_EQ(host_.requests.size(), 4u);
  EXPECT_EQ(Sent(3).kind(), ledger::v1::TOP_UP_CONFIRMATION);
  EXPECT_EQ(Sent(3).amount().minor_units(), kAmount);
  EXPECT_EQ(Sent(3).account_payment(), name_);
  EXPECT_EQ(Sent(3).original().trace_number(), Record().trace_number());
  EXPECT_EQ(host_.requests[1].trace_number(), host_.requests[3].trace_number());
  EXPECT_EQ(books_.OfKind(ledger::v1::TOP_UP_CONFIRMATION)[0].state(), PaymentRecord::POSTED);
}

TEST_F(KindsTest, ScriptsThatRanAreToldToTheHost) {
  card_.script.script_results = "DF31";
  EXPECT_EQ(Take(Order(ledger::v1::SALE)).state(), v1::Payment::APPROVED);
  EXPECT_EQ(books_.OfKind(ledger::v1::SCRIPT_RESULT).size(), 1u);
  EXPECT_EQ(Recover(), 0);
  EXPECT_EQ(Sent(1).kind(), ledger::v1::SCRIPT_RESULT);
  EXPECT_EQ(Sent(1).script_results(), "DF31");
  EXPECT_EQ(Sent(1).field_55(), "last 55");
}

TEST_F(KindsTest, ScriptsOfADecliningIssuerAreToldToo) {
  card_.script.script_results = "DF31";
  host_.next = {HostSays::kDecline};
  EXPECT_EQ(Take(Order(ledger::v1::SALE)).state(), v1::Payment::DECLINED);
  EXPECT_EQ(Recover(), 0);
  EXPECT_EQ(Sent(1).kind(), ledger::v1::SCRIPT_RESULT);
  EXPECT_EQ(Record().state(), PaymentRecord::VOIDED);
}

TEST_F(KindsTest, SaleWithScriptsSurvivesDeathAtAnyWrite) {
  card_.script.script_results = "DF31";
  for (int writes = 1; writes <= 9; ++writes) {
    SCOPED_TRACE(writes);
    books_.DieAfter(writes);
    Take(Order(ledger::v1::SALE));
    books_.DieAfter(-1);
    EXPECT_EQ(Recover(), 0);
    EXPECT_EQ(InTheBooks(), AtTheHost());
  }
  for (const PaymentRecord& message : books_.OfKind(ledger::v1::SCRIPT_RESULT)) {
    EXPECT_EQ(message.state(), PaymentRecord::POSTED);
  }
}

// ---- Approvals in part, small amounts, offline. ----

TEST_F(KindsTest, ApprovalInPartIsTakenWhereTheParametersAllowIt) {
  shop_.changes.set_partial_approval_enabled(true);
  host_.approval.mutable_response()->set_code("10");
  host_.approval.mutable_approved_amount()->set_minor_units(4'000);
  const v1::Payment payment = Take(Order(ledger::v1::SALE));
  EXPECT_TRUE(Sent().partial_approval());
  EXPECT_EQ(payment.state(), v1::Payment::APPROVED);
  EXPECT_EQ(payment.host().approved_amount().minor_units(), 4'000);
  EXPECT_TRUE(InTheBooks());
}

TEST_F(KindsTest, ApprovalInPartThatNobodyAskedForIsUndone) {
  host_.approval.mutable_response()->set_code("10");
  host_.approval.mutable_approved_amount()->set_minor_units(4'000);
  EXPECT_EQ(Take(Order(ledger::v1::SALE)).state(), v1::Payment::UNKNOWN_REVERSING);
  EXPECT_EQ(card_.heard.outcome(), card::v1::OnlineResult::UNANSWERED);
  EXPECT_EQ(Recover(), 0);
  EXPECT_FALSE(AtTheHost());
}

TEST_F(KindsTest, ApprovalOfMoreThanAskedForIsUndone) {
  shop_.changes.set_partial_approval_enabled(true);
  host_.approval.mutable_approved_amount()->set_minor_units(kAmount + 1);
  EXPECT_EQ(Take(Order(ledger::v1::SALE)).state(), v1::Payment::UNKNOWN_REVERSING);
  EXPECT_EQ(Recover(), 0);
  EXPECT_FALSE(AtTheHost());
}

TEST_F(KindsTest, SmallTappedAmountNeedsNoVerification) {
  shop_.changes.set_contactless_no_cvm_limit_minor(kAmount);
  card_.script.entry_mode = common::v1::CONTACTLESS;
  card_.script.verification = common::v1::NO_CVM;
  EXPECT_TRUE(Take(Order(ledger::v1::SALE)).small_amount());
  EXPECT_TRUE(card_.started.no_verification());
  Take(Order(ledger::v1::SALE, kAmount + 1));
  EXPECT_FALSE(card_.started.no_verification());
  Take(Order(ledger::v1::POINTS_SALE));
  EXPECT_FALSE(card_.started.no_verification());
}

class OfflineTest : public KindsTest {
 protected:
  OfflineTest() {
    shop_.changes.set_offline_limit_minor(kAmount);
    shop_.changes.set_offline_most(2);
    card_.script.after_card_read = TransactionEnded::APPROVED_OFFLINE;
  }
};

TEST_F(OfflineTest, CardMayApproveByItselfAndTheHostIsToldLater) {
  const v1::Payment payment = Take(Order(ledger::v1::SALE));
  EXPECT_EQ(payment.state(), v1::Payment::APPROVED);
  EXPECT_TRUE(payment.offline());
  EXPECT_TRUE(card_.started.may_approve_offline());
  EXPECT_TRUE(host_.requests.empty());
  EXPECT_EQ(Record().last_step(), Step::OFFLINE_APPROVED);
  EXPECT_EQ(Recover(), 0);
  ASSERT_EQ(host_.requests.size(), 1u);
  EXPECT_EQ(Sent().kind(), ledger::v1::OFFLINE_SALE_UPLOAD);
  EXPECT_EQ(Sent().field_55(), "last 55");
  EXPECT_EQ(Sent().amount().minor_units(), kAmount);
  EXPECT_EQ(Sent().account_payment(), name_);
  EXPECT_EQ(Sent().entry_mode(), common::v1::CONTACT);
}

TEST_F(OfflineTest, ItsRefundNamesTheUploadWhichIsAllThatTheHostKnows) {
  Take(Order(ledger::v1::SALE));
  const PaymentRecord sale = Record();
  EXPECT_EQ(Recover(), 0);
  const PaymentRecord upload = books_.OfKind(ledger::v1::OFFLINE_SALE_UPLOAD)[0];
  ASSERT_NE(upload.trace_number(), sale.trace_number());
  card_.script.after_card_read = TransactionEnded::OUTCOME_UNSPECIFIED;
  for (const Wish wish : {Wish::kVoid, Wish::kTip}) {
    PaymentOrder order = About(wish, wish == Wish::kTip ? 10 : 0);
    order.original = sale.payment();
    Take(order);
    EXPECT_EQ(ErrorCodeOf(status_), ErrorCode::kOriginalUnsuitable);
  }
  PaymentOrder refund = About(Wish::kRefund, 400);
  refund.original = sale.payment();
  EXPECT_EQ(Take(refund).state(), v1::Payment::APPROVED) << status_;
  EXPECT_EQ(Sent(1).kind(), ledger::v1::ELECTRONIC_CASH_REFUND);
  EXPECT_EQ(Sent(1).original().trace_number(), upload.trace_number());
  EXPECT_EQ(Sent(1).original().batch_number(), upload.batch_number());
}

TEST_F(OfflineTest, UploadThatTheHostHasAlreadyIsDone) {
  Take(Order(ledger::v1::SALE));
  host_.next = {HostSays::kSilentButApproved, HostSays::kDecline};
  host_.decline_code = "94";
  EXPECT_EQ(Recover(), 0);
  EXPECT_EQ(books_.OfKind(ledger::v1::OFFLINE_SALE_UPLOAD)[0].state(), PaymentRecord::POSTED);
}

TEST_F(OfflineTest, NumberAmountAndAgeAreBounded) {
  Take(Order(ledger::v1::SALE));
  Take(Order(ledger::v1::SALE));
  EXPECT_TRUE(card_.started.may_approve_offline());
  Take(Order(ledger::v1::SALE));  // Two wait.
  EXPECT_FALSE(card_.started.may_approve_offline());
  EXPECT_EQ(log_->Now().failure().code(), common::v1::CARD_DECLINED);
  EXPECT_EQ(ErrorCodeOf(intake_.MayGoAheadWithout(Order(ledger::v1::SALE), absl::UnavailableError("down"))),
            ErrorCode::kOfflineLimitReached);
  EXPECT_EQ(Recover(), 0);
  Take(Order(ledger::v1::SALE, kAmount + 1));  // Too much at once.
  EXPECT_FALSE(card_.started.may_approve_offline());
  shop_.changes.set_offline_total_minor(kAmount + 100);
  Take(Order(ledger::v1::SALE));
  Take(Order(ledger::v1::SALE, 101));  // Too much together.
  EXPECT_FALSE(card_.started.may_approve_offline());
  Take(Order(ledger::v1::SALE, 100));
  EXPECT_TRUE(card_.started.may_approve_offline());
  EXPECT_EQ(Recover(), 0);
  Take(Order(ledger::v1::SALE, 100));
  clock_.now += absl::Hours(25);  // The oldest waits too long.
  Take(Order(ledger::v1::SALE, 100));
  EXPECT_FALSE(card_.started.may_approve_offline());
}

TEST_F(OfflineTest, OnlySalesAndOnlyWhereTheParametersAllow) {
  Take(Order(ledger::v1::PRE_AUTHORIZATION));
  EXPECT_FALSE(card_.started.may_approve_offline());
  shop_.changes.set_offline_limit_minor(0);
  Take(Order(ledger::v1::SALE));
  EXPECT_FALSE(card_.started.may_approve_offline());
  EXPECT_EQ(ErrorCodeOf(intake_.MayGoAheadWithout(Order(ledger::v1::SALE),
                                                  MakeError(ErrorCode::kHostUnreachable, ""))),
            ErrorCode::kHostUnreachable);
}

TEST_F(OfflineTest, WhileTheHostIsAwayNothingIsSentWhateverTheCardSays) {
  card_.script.after_card_read = TransactionEnded::OUTCOME_UNSPECIFIED;
  const v1::Payment payment = Take(Order(ledger::v1::SALE), true);
  EXPECT_EQ(payment.state(), v1::Payment::FAILED);
  EXPECT_EQ(payment.failure().code(), common::v1::HOST_UNREACHABLE);
  EXPECT_TRUE(host_.requests.empty());
  card_.script.without_host = TransactionEnded::APPROVED_OFFLINE;
  EXPECT_EQ(Take(Order(ledger::v1::SALE), true).state(), v1::Payment::APPROVED);
  EXPECT_TRUE(host_.requests.empty());
}

// EMV 4.4 Book 4, 12.2.1 lets the card approve when the terminal could not go online (Y3). A request that
// left is another matter: the host may have moved the money, so that it is undone whatever the card said.
TEST_F(OfflineTest, TheCardMayApproveWithoutTheHostOnlyWhatNeverLeft) {
  card_.script.after_card_read = TransactionEnded::OUTCOME_UNSPECIFIED;
  card_.script.without_host = TransactionEnded::APPROVED_OFFLINE;
  host_.next = {HostSays::kNotSent};
  EXPECT_EQ(Take(Order(ledger::v1::SALE)).state(), v1::Payment::APPROVED);
  EXPECT_EQ(card_.heard.outcome(), card::v1::OnlineResult::UNABLE_TO_GO_ONLINE);
  EXPECT_EQ(Record().last_step(), Step::OFFLINE_APPROVED);
  EXPECT_EQ(Recover(), 0);
  EXPECT_EQ(books_.OfKind(ledger::v1::OFFLINE_SALE_UPLOAD)[0].state(), PaymentRecord::POSTED);
  for (const HostSays weather :
       {HostSays::kSilent, HostSays::kSilentButApproved, HostSays::kMacInvalid, HostSays::kUplinkDies}) {
    host_.next = {weather};
    EXPECT_EQ(Take(Order(ledger::v1::SALE)).state(), v1::Payment::UNKNOWN_REVERSING);
    EXPECT_TRUE(card_.started.may_approve_offline());
    EXPECT_EQ(card_.heard.outcome(), card::v1::OnlineResult::UNANSWERED);
    EXPECT_EQ(Record().last_step(), Step::REVERSAL_OWED);
    EXPECT_EQ(Recover(), 0);
    EXPECT_EQ(Record().state(), PaymentRecord::VOIDED);
    EXPECT_EQ(host_.moved[name_], 0);
  }
}

TEST_F(OfflineTest, BooksDyingAtAnyWriteTellTheHostOfEachPostedSaleOnce) {
  for (int writes = 1; writes <= 6; ++writes) {
    SCOPED_TRACE(writes);
    host_.requests.clear();
    books_.DieAfter(writes);
    Take(Order(ledger::v1::SALE));
    books_.DieAfter(-1);
    EXPECT_EQ(Recover(), 0);
    EXPECT_EQ(host_.requests.size(), InTheBooks() ? 1u : 0u);
  }
}

}  // namespace
}  // namespace till::payment
