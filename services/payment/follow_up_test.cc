// SPDX-License-Identifier: Apache-2.0
// Payments about another one: voids, refunds, completions, tips; each in its good way and its bad ones.
#include <gtest/gtest.h>

#include <string>

#include "services/payment/testing/kinds_fixture.h"

namespace till::payment {
namespace {

struct Undoing {
  ledger::v1::PaymentKind original;
  ledger::v1::PaymentKind undoing;
};

class VoidTest : public KindsTest, public testing::WithParamInterface<Undoing> {};

TEST_P(VoidTest, NamesTheOriginalAndItsCardFromTheBooks) {
  AddOriginal(GetParam().original);
  EXPECT_EQ(Take(About(Wish::kVoid)).state(), v1::Payment::APPROVED) << status_;
  EXPECT_EQ(Record().kind(), GetParam().undoing);
  EXPECT_EQ(Record().amount().minor_units(), kAmount);
  EXPECT_EQ(Sent().original().trace_number(), books_.GetRecord(kOriginal)->trace_number());
  EXPECT_EQ(Sent().original().reference_number(), "000000000777");
  EXPECT_EQ(Sent().original().authorisation_code(), "AUTH01");
  EXPECT_EQ(Sent().original().date(), "1121");
  EXPECT_EQ(card_.sessions, 0);
  EXPECT_EQ(Sent().sealed_account(), "box of the original");
  EXPECT_EQ(Sent().account_payment(), kOriginal);
  EXPECT_EQ(Sent().entry_mode(), common::v1::MANUAL);
}

TEST_P(VoidTest, SilentIsItselfUndone) {
  AddOriginal(GetParam().original);
  host_.next = {HostSays::kSilentButApproved};
  EXPECT_EQ(Take(About(Wish::kVoid)).state(), v1::Payment::UNKNOWN_REVERSING);
  EXPECT_EQ(Recover(), 0);
  const uplink::v1::ReversalMessage& reversal = host_.requests.back().reversal();
  EXPECT_EQ(reversal.kind(), GetParam().undoing);
  EXPECT_EQ(reversal.original().trace_number(), books_.GetRecord(kOriginal)->trace_number());
  EXPECT_FALSE(AtTheHost());
  EXPECT_FALSE(InTheBooks());
}

TEST_P(VoidTest, AsksForTheCardAndThePinWhereTheParametersWantThem) {
  AddOriginal(GetParam().original);
  shop_.changes.set_void_needs_card(true);
  shop_.changes.set_void_needs_pin(true);
  EXPECT_EQ(Take(About(Wish::kVoid)).state(), v1::Payment::APPROVED);
  EXPECT_EQ(card_.sessions, 1);
  EXPECT_EQ(Sent().sealed_account(), "box for uplink of " + name_);
  EXPECT_EQ(Sent().account_payment(), "");
  EXPECT_EQ(Sent().pin_block(), "8 bytes!");
}

TEST_P(VoidTest, AnotherCardIsRefused) {
  AddOriginal(GetParam().original);
  shop_.changes.set_void_needs_card(true);
  card_.script.token = "another";
  const v1::Payment payment = Take(About(Wish::kVoid));
  EXPECT_EQ(payment.state(), v1::Payment::FAILED);
  EXPECT_EQ(payment.failure().code(), common::v1::OTHER_CARD);
  EXPECT_EQ(Record().details().void_reason(), ledger::v1::OTHER_CARD);
  EXPECT_TRUE(host_.requests.empty());
}

TEST_P(VoidTest, BooksDyingAtAnyWriteEndWithHostAndBooksEqual) {
  AddOriginal(GetParam().original);
  for (int writes = 1; writes <= 7; ++writes) {
    SCOPED_TRACE(writes);
    books_.DieAfter(writes);
    Take(About(Wish::kVoid));
    books_.DieAfter(-1);
    EXPECT_EQ(Recover(), 0);
    EXPECT_EQ(InTheBooks(), AtTheHost());
  }
}

INSTANTIATE_TEST_SUITE_P(Kinds, VoidTest,
                         testing::Values(Undoing{ledger::v1::SALE, ledger::v1::SALE_VOID},
                                         Undoing{ledger::v1::PRE_AUTHORIZATION,
                                                 ledger::v1::PRE_AUTHORIZATION_VOID},
                                         Undoing{ledger::v1::COMPLETION, ledger::v1::COMPLETION_VOID},
                                         Undoing{ledger::v1::INSTALMENT_SALE, ledger::v1::INSTALMENT_VOID},
                                         Undoing{ledger::v1::LOAD_FROM_CASH, ledger::v1::LOAD_FROM_CASH_VOID},
                                         Undoing{ledger::v1::POINTS_SALE, ledger::v1::POINTS_VOID},
                                         Undoing{ledger::v1::RESERVATION_SALE, ledger::v1::RESERVATION_VOID}),
                         [](const auto& row) { return ledger::v1::PaymentKind_Name(row.param.undoing); });

TEST_F(KindsTest, WhatCannotBeUndoneIsRefused) {
  AddOriginal(ledger::v1::REFUND);
  Take(About(Wish::kVoid));
  EXPECT_EQ(ErrorCodeOf(status_), ErrorCode::kOriginalUnsuitable);
}

TEST_F(KindsTest, VoidOfACompletionFindsTheCardOfThePreAuthorisation) {
  AddOriginal(ledger::v1::PRE_AUTHORIZATION);
  EXPECT_EQ(Take(About(Wish::kComplete)).state(), v1::Payment::APPROVED) << status_;
  EXPECT_EQ(Sent().sealed_account(), "box of the original");
  PaymentOrder undo = About(Wish::kVoid);
  undo.request_id = "undo";
  undo.original = name_;
  EXPECT_EQ(Take(undo).state(), v1::Payment::APPROVED) << status_;
  EXPECT_EQ(Sent(1).kind(), ledger::v1::COMPLETION_VOID);
  EXPECT_EQ(Sent(1).account_payment(), kOriginal);
}

TEST_F(KindsTest, RefundGoesToTheCardThatPaid) {
  AddOriginal(ledger::v1::SALE);
  EXPECT_EQ(Take(About(Wish::kRefund, 400)).state(), v1::Payment::APPROVED) << status_;
  EXPECT_EQ(card_.sessions, 1);
  EXPECT_EQ(card_.started.flow(), StartTransaction::READ_ACCOUNT);
  EXPECT_EQ(Sent().kind(), ledger::v1::REFUND);
  EXPECT_EQ(Sent().amount().minor_units(), 400);
  card_.script.token = "another";
  PaymentOrder again = About(Wish::kRefund, 400);
  again.request_id = "again";
  EXPECT_EQ(Take(again).failure().code(), common::v1::OTHER_CARD);
}

TEST_F(KindsTest, RefundThatIsNotAnsweredIsOwedAndNeverDropped) {
  AddOriginal(ledger::v1::SALE);
  host_.next = {HostSays::kSilent, HostSays::kSilent, HostSays::kNotSent, HostSays::kApprove};
  EXPECT_EQ(Take(About(Wish::kRefund, 400)).state(), v1::Payment::ADVICE_OWED);
  EXPECT_EQ(PaymentFromRecord(Record()).state(), v1::Payment::ADVICE_OWED);
  EXPECT_EQ(Recover(), 0);
  EXPECT_TRUE(InTheBooks());
  EXPECT_EQ(Record().send_attempts(), 4);
}

TEST_F(KindsTest, RefundIsNotTakenBackOnceItIsOnItsWay) {
  AddOriginal(ledger::v1::SALE);
  host_.on_sale = [this] { EXPECT_EQ(machine_->Cancel(), CancelAnswer::kTooLate); };
  EXPECT_EQ(Take(About(Wish::kRefund, 400)).state(), v1::Payment::APPROVED);
}

TEST_F(KindsTest, RefundOverTheLimitIsRefused) {
  AddOriginal(ledger::v1::SALE);
  shop_.changes.set_refund_limit_minor(300);
  Take(About(Wish::kRefund, 301));
  EXPECT_EQ(ErrorCodeOf(status_), ErrorCode::kInvalidAmount);
  Take(About(Wish::kRefund, 0));
  EXPECT_EQ(ErrorCodeOf(status_), ErrorCode::kInvalidAmount);
}

TEST_F(KindsTest, CompletionOfAnotherDayReadsTheCard) {
  AddOriginal(ledger::v1::PRE_AUTHORIZATION, "");
  EXPECT_EQ(Take(About(Wish::kComplete)).state(), v1::Payment::APPROVED) << status_;
  EXPECT_EQ(card_.sessions, 1);
  EXPECT_EQ(Sent().sealed_account(), "box for uplink of " + name_);
  EXPECT_EQ(Sent().account_payment(), "");
}

TEST_F(KindsTest, CompletionStaysUnderItsCapAndInItsWindow) {
  AddOriginal(ledger::v1::PRE_AUTHORIZATION);
  Take(About(Wish::kComplete, kAmount * 115 / 100 + 1));
  EXPECT_EQ(ErrorCodeOf(status_), ErrorCode::kAmountExceedsOriginal);
  clock_.now += absl::Hours(24 * 30 + 1);
  Take(About(Wish::kComplete));
  EXPECT_EQ(ErrorCodeOf(status_), ErrorCode::kWindowClosed);
  shop_.changes.set_pre_authorization_days(31);
  EXPECT_EQ(Take(About(Wish::kComplete, kAmount * 115 / 100)).state(), v1::Payment::APPROVED) << status_;
}

TEST_F(KindsTest, CompletionAdviceGoesThroughWhileTheHostIsAway) {
  AddOriginal(ledger::v1::PRE_AUTHORIZATION);
  PaymentOrder advice = About(Wish::kComplete);
  advice.kind = ledger::v1::COMPLETION_ADVICE;
  EXPECT_TRUE(intake_.MayGoAheadWithout(advice, absl::UnavailableError("down")).ok());
  host_.next = {HostSays::kNotSent};
  EXPECT_EQ(Take(advice, true).state(), v1::Payment::ADVICE_OWED);
  EXPECT_EQ(Recover(), 0);
  EXPECT_TRUE(InTheBooks());
}

TEST_F(KindsTest, TipIsAnAdviceUnderItsCap) {
  AddOriginal(ledger::v1::SALE);
  Take(About(Wish::kTip, kAmount / 5 + 1));
  EXPECT_EQ(ErrorCodeOf(status_), ErrorCode::kAmountExceedsOriginal);
  EXPECT_EQ(Take(About(Wish::kTip, kAmount / 5)).state(), v1::Payment::APPROVED) << status_;
  EXPECT_EQ(Sent().kind(), ledger::v1::TIP_ADJUSTMENT);
  EXPECT_EQ(Sent().amount().minor_units(), kAmount / 5);
}

TEST_F(KindsTest, TipOnAnOfflineSettlementNamesTheNewAmount) {
  AddOriginal(ledger::v1::OFFLINE_SETTLEMENT);
  EXPECT_EQ(Take(About(Wish::kTip, 500)).state(), v1::Payment::APPROVED) << status_;
  EXPECT_EQ(Sent().kind(), ledger::v1::OFFLINE_ADJUSTMENT);
  EXPECT_EQ(Sent().amount().minor_units(), kAmount + 500);
}

TEST_F(KindsTest, QrSaleIsRefundedByItsOrder) {
  AddOriginal(ledger::v1::QR_SALE);
  EXPECT_EQ(Take(About(Wish::kRefund, 400)).state(), v1::Payment::APPROVED) << status_;
  EXPECT_EQ(host_.requests[0].qr().action(), uplink::v1::QrMessage::REFUND);
  EXPECT_EQ(host_.requests[0].qr().order_number(), "ORDER1");
  EXPECT_EQ(host_.requests[0].qr().amount().minor_units(), 400);
  EXPECT_EQ(card_.sessions, 0);
}

TEST_F(KindsTest, QrSaleIsUndoneByGivingTheRestBack) {
  AddOriginal(ledger::v1::QR_SALE);
  books_.Edit(kOriginal, [](PaymentRecord& record) { record.mutable_refunded()->set_minor_units(400); });
  EXPECT_EQ(Take(About(Wish::kVoid)).state(), v1::Payment::APPROVED) << status_;
  EXPECT_EQ(Record().kind(), ledger::v1::QR_REFUND);
  EXPECT_EQ(host_.requests[0].qr().amount().minor_units(), kAmount - 400);
}

}  // namespace
}  // namespace till::payment
