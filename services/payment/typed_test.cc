// SPDX-License-Identifier: Apache-2.0
// Payments whose card's number is typed: with the holder there, and by mail or telephone.
#include <gtest/gtest.h>

#include <string>

#include "services/common/status/error.h"
#include "services/payment/testing/kinds_fixture.h"

namespace till::payment {
namespace {

class TypedTest : public KindsTest {
 protected:
  PaymentOrder Typed(ledger::v1::PaymentKind kind, int64_t amount = kAmount) {
    PaymentOrder order = Order(kind, amount);
    order.typed = true;
    return order;
  }
  void Allow(ledger::v1::PaymentKind kind) { shop_.changes.add_typed_kinds(kind); }

  ErrorCode Refused(PaymentOrder order) {
    Take(std::move(order));
    return ErrorCodeOf(status_);
  }

  // What was typed for the payment came to `card` as it left `pin`.
  void ExpectTyped() {
    ASSERT_EQ(pin_.typings.size(), 1u);
    EXPECT_EQ(pin_.typings[0].payment(), name_);
    EXPECT_EQ(card_.started.typed_account(), "typed account of " + name_);
    EXPECT_EQ(Sent().entry_mode(), common::v1::MANUAL);
    EXPECT_EQ(Sent().sealed_account(), "box for uplink of " + name_);
  }

  void AddTypedOriginal(ledger::v1::PaymentKind kind, const std::string& box = "box of the original") {
    AddOriginal(kind, box);
    books_.Edit(kOriginal, [](PaymentRecord& record) {
      record.mutable_details()->mutable_card()->set_entry_mode(common::v1::MANUAL);
    });
  }
};

TEST_F(TypedTest, NothingIsTypedUnlessTheParametersNameTheKind) {
  EXPECT_EQ(Refused(Typed(ledger::v1::SALE)), ErrorCode::kTransactionDisabled);
  Allow(ledger::v1::MOTO_SALE);
  EXPECT_EQ(Refused(Typed(ledger::v1::SALE)), ErrorCode::kTransactionDisabled);
  EXPECT_EQ(Refused(Typed(ledger::v1::MOTO_PRE_AUTHORIZATION)), ErrorCode::kTransactionDisabled);
  EXPECT_EQ(books_.payments(), 0);
  EXPECT_EQ(Take(Typed(ledger::v1::MOTO_SALE)).state(), v1::Payment::APPROVED) << status_;
}

TEST_F(TypedTest, TypedCardsHaveALimitOfTheirOwn) {
  Allow(ledger::v1::SALE);
  shop_.changes.set_typed_limit_minor(500);
  EXPECT_EQ(Refused(Typed(ledger::v1::SALE, 501)), ErrorCode::kInvalidAmount);
  EXPECT_EQ(Take(Typed(ledger::v1::SALE, 500)).state(), v1::Payment::APPROVED);
  EXPECT_EQ(Take(Order(ledger::v1::SALE, 501)).state(), v1::Payment::APPROVED) << "a card that is there";
}

TEST_F(TypedTest, WhoWaitsForACardHearsWhetherItMayBeTyped) {
  shop_.changes.set_typed_limit_minor(500);
  const auto may_type = [&](int64_t amount) {
    const v1::Payment payment = Take(Order(ledger::v1::SALE, amount));
    for (int64_t number = 1; number <= payment.last_event(); ++number) {
      const auto event = log_->Next(number, [] { return true; });
      if (event->has_waiting_for_card()) return event->waiting_for_card().may_type();
    }
    ADD_FAILURE() << "no card was waited for";
    return false;
  };
  EXPECT_FALSE(may_type(500));
  Allow(ledger::v1::SALE);
  EXPECT_TRUE(may_type(500));
  EXPECT_FALSE(may_type(501));
}

TEST_F(TypedTest, EachCallTakesItsOwnKinds) {
  EXPECT_EQ(Refused(Order(ledger::v1::MOTO_SALE)), ErrorCode::kNotSupported);
  EXPECT_EQ(Refused(Order(ledger::v1::MOTO_PRE_AUTHORIZATION)), ErrorCode::kNotSupported);
  EXPECT_EQ(Refused(Typed(ledger::v1::INSTALMENT_SALE)), ErrorCode::kNotSupported);
  EXPECT_EQ(Refused(Typed(ledger::v1::QR_SALE)), ErrorCode::kNotSupported);
  PaymentOrder by_mode = Order(ledger::v1::SALE);
  by_mode.entry_modes = {common::v1::CONTACT, common::v1::MANUAL};
  EXPECT_EQ(Refused(by_mode), ErrorCode::kInvalidRequest);
  Allow(ledger::v1::SALE);
  PaymentOrder hasty = Typed(ledger::v1::SALE);
  hasty.card_timeout_ms = 4'999;
  EXPECT_EQ(Refused(hasty), ErrorCode::kInvalidRequest);
}

TEST_F(TypedTest, WithTheHolderThereThePinIsAskedAndMayBeLeftOut) {
  Allow(ledger::v1::SALE);
  const v1::Payment payment = Take(Typed(ledger::v1::SALE));
  EXPECT_EQ(payment.state(), v1::Payment::APPROVED);
  ExpectTyped();
  EXPECT_EQ(pin_.typings[0].amount().minor_units(), kAmount);
  EXPECT_EQ(pin_.typings[0].timeout_ms(), 120'000);
  EXPECT_EQ(card_.started.flow(), StartTransaction::FULL);
  EXPECT_TRUE(pin_.asked.bypass_allowed());
  EXPECT_EQ(Sent().pin_block(), "8 bytes!");
  EXPECT_EQ(payment.verification(), common::v1::ONLINE_PIN);
  EXPECT_EQ(payment.card().entry_mode(), common::v1::MANUAL);
  bool told = false;
  for (int64_t number = 1; number <= payment.last_event(); ++number) {
    const auto event = log_->Next(number, [] { return true; });
    if (event->has_typing_card() && event->typing_card().expiry()) {
      told = true;
      EXPECT_EQ(event->payment().state(), v1::Payment::TYPING_CARD);
      EXPECT_EQ(event->typing_card().digit_count(), 4);
    }
  }
  EXPECT_TRUE(told);
}

TEST_F(TypedTest, AnInquiryIsTypedWithoutAnAmount) {
  Allow(ledger::v1::BALANCE_INQUIRY);
  EXPECT_EQ(Take(Typed(ledger::v1::BALANCE_INQUIRY)).state(), v1::Payment::APPROVED);
  ExpectTyped();
  EXPECT_FALSE(pin_.typings[0].has_amount());
}

TEST_F(TypedTest, ByMailOrTelephoneNobodyIsVerified) {
  for (const ledger::v1::PaymentKind kind : {ledger::v1::MOTO_SALE, ledger::v1::MOTO_PRE_AUTHORIZATION}) {
    Allow(kind);
    pin_.typings.clear();
    host_.requests.clear();
    const v1::Payment payment = Take(Typed(kind));
    EXPECT_EQ(payment.state(), v1::Payment::APPROVED);
    ExpectTyped();
    EXPECT_EQ(card_.started.flow(), StartTransaction::READ_ACCOUNT);
    EXPECT_EQ(Sent().kind(), kind);
    EXPECT_TRUE(Sent().pin_block().empty());
    EXPECT_EQ(payment.verification(), common::v1::NO_CVM);
    EXPECT_FALSE(payment.signature_wanted());
  }
}

TEST_F(TypedTest, TypingThatDoesNotEndWellMovesNothing) {
  Allow(ledger::v1::MOTO_SALE);
  using pin::v1::CardNumberResult;
  const struct {
    CardNumberResult::Outcome typed;
    v1::Payment::State state;
    common::v1::ErrorCode failure;
  } kEnds[] = {
      {CardNumberResult::CANCELLED, v1::Payment::CANCELLED, common::v1::CANCELLED},
      {CardNumberResult::TIMED_OUT, v1::Payment::FAILED, common::v1::TIMED_OUT},
      {CardNumberResult::PAD_FAILED, v1::Payment::FAILED, common::v1::PIN_PAD_UNAVAILABLE},
  };
  for (const auto& end : kEnds) {
    pin_.typed = end.typed;
    const v1::Payment payment = Take(Typed(ledger::v1::MOTO_SALE));
    EXPECT_EQ(payment.state(), end.state) << payment.ShortDebugString();
    EXPECT_EQ(payment.failure().code(), end.failure);
  }
  pin_.failure = MakeError(ErrorCode::kServiceUnavailable, "pin is gone");
  EXPECT_EQ(Take(Typed(ledger::v1::MOTO_SALE)).state(), v1::Payment::FAILED);
  EXPECT_TRUE(host_.requests.empty());
  EXPECT_EQ(card_.sessions, 0);
}

TEST_F(TypedTest, CancelledWhileItIsTyped) {
  Allow(ledger::v1::MOTO_SALE);
  pin_.on_typing = [this] { EXPECT_EQ(machine_->Cancel(), CancelAnswer::kCancelling); };
  EXPECT_EQ(Take(Typed(ledger::v1::MOTO_SALE)).state(), v1::Payment::CANCELLED);
  EXPECT_EQ(pin_.cancels, 1);
  EXPECT_TRUE(host_.requests.empty());
}

TEST_F(TypedTest, ASilentMotoSaleIsUndone) {
  Allow(ledger::v1::MOTO_SALE);
  host_.next = {HostSays::kSilentButApproved};
  EXPECT_EQ(Take(Typed(ledger::v1::MOTO_SALE)).state(), v1::Payment::UNKNOWN_REVERSING);
  EXPECT_TRUE(AtTheHost());
  EXPECT_EQ(Recover(), 0);
  const uplink::v1::ReversalMessage& reversal = host_.requests.back().reversal();
  EXPECT_EQ(reversal.kind(), ledger::v1::MOTO_SALE);
  EXPECT_EQ(reversal.entry_mode(), common::v1::MANUAL);
  EXPECT_FALSE(reversal.had_pin());
  EXPECT_EQ(reversal.sealed_account(), "box for uplink of " + name_);
  EXPECT_FALSE(AtTheHost());
  EXPECT_FALSE(InTheBooks());
}

TEST_F(TypedTest, BooksDyingAtAnyWriteEndWithHostAndBooksEqual) {
  for (const ledger::v1::PaymentKind kind : {ledger::v1::SALE, ledger::v1::MOTO_SALE}) {
    Allow(kind);
    for (int writes = 1; writes <= 9; ++writes) {
      SCOPED_TRACE(writes);
      books_.DieAfter(writes);
      Take(Typed(kind));
      books_.DieAfter(-1);
      EXPECT_EQ(Recover(), 0);
      EXPECT_NE(Record().state(), PaymentRecord::OPEN);
      EXPECT_EQ(InTheBooks(), AtTheHost());
    }
  }
}

TEST_F(TypedTest, WithoutALineNothingIsApproved) {
  Allow(ledger::v1::SALE);
  shop_.changes.set_offline_limit_minor(kAmount);
  PaymentOrder order = Typed(ledger::v1::SALE);
  const absl::Status away = MakeError(ErrorCode::kHostUnreachable, "the line is down");
  EXPECT_EQ(ErrorCodeOf(intake_.MayGoAheadWithout(order, away)), ErrorCode::kHostUnreachable);
  order.typed = false;
  EXPECT_TRUE(intake_.MayGoAheadWithout(order, away).ok()) << "a chip may approve by itself";
}

struct FollowUpOf {
  ledger::v1::PaymentKind original;
  Wish wish;
  ledger::v1::PaymentKind follow_up;
};

class MotoFollowUpTest : public TypedTest, public testing::WithParamInterface<FollowUpOf> {};

TEST_P(MotoFollowUpTest, IsOfItsOwnKindAndNamesTheCardFromTheBooks) {
  AddTypedOriginal(GetParam().original);
  EXPECT_EQ(Take(About(GetParam().wish)).state(), v1::Payment::APPROVED) << status_;
  EXPECT_EQ(Record().kind(), GetParam().follow_up);
  EXPECT_EQ(Sent().kind(), GetParam().follow_up);
  EXPECT_EQ(Sent().sealed_account(), "box of the original");
  EXPECT_EQ(Sent().entry_mode(), common::v1::MANUAL);
  EXPECT_TRUE(pin_.typings.empty());
  EXPECT_EQ(card_.sessions, 0);
}

TEST_P(MotoFollowUpTest, ANumberThatTheBooksHaveNoMoreIsTypedAgain) {
  AddTypedOriginal(GetParam().original, "");
  EXPECT_EQ(Take(About(GetParam().wish)).state(), v1::Payment::APPROVED) << status_;
  ExpectTyped();
  EXPECT_TRUE(Sent().pin_block().empty());
}

TEST_P(MotoFollowUpTest, AnotherNumberIsRefused) {
  AddTypedOriginal(GetParam().original, "");
  card_.script.token = "another";
  const v1::Payment payment = Take(About(GetParam().wish));
  EXPECT_EQ(payment.state(), v1::Payment::FAILED);
  EXPECT_EQ(payment.failure().code(), common::v1::OTHER_CARD);
  EXPECT_TRUE(host_.requests.empty());
}

INSTANTIATE_TEST_SUITE_P(
    Kinds, MotoFollowUpTest,
    testing::Values(
        FollowUpOf{ledger::v1::MOTO_SALE, Wish::kVoid, ledger::v1::MOTO_SALE_VOID},
        FollowUpOf{ledger::v1::MOTO_SALE, Wish::kRefund, ledger::v1::MOTO_REFUND},
        FollowUpOf{ledger::v1::MOTO_PRE_AUTHORIZATION, Wish::kVoid, ledger::v1::MOTO_PRE_AUTHORIZATION_VOID},
        FollowUpOf{ledger::v1::MOTO_PRE_AUTHORIZATION, Wish::kComplete, ledger::v1::MOTO_COMPLETION},
        FollowUpOf{ledger::v1::MOTO_COMPLETION, Wish::kVoid, ledger::v1::MOTO_COMPLETION_VOID},
        FollowUpOf{ledger::v1::MOTO_COMPLETION, Wish::kRefund, ledger::v1::MOTO_REFUND},
        FollowUpOf{ledger::v1::MOTO_COMPLETION_ADVICE, Wish::kRefund, ledger::v1::MOTO_REFUND}),
    [](const auto& row) {
      return ledger::v1::PaymentKind_Name(row.param.original) + "_" +
             ledger::v1::PaymentKind_Name(row.param.follow_up);
    });

TEST_F(TypedTest, ACompletionByAdviceOfAMotoPreAuthorizationIsOne) {
  AddTypedOriginal(ledger::v1::MOTO_PRE_AUTHORIZATION);
  PaymentOrder order = About(Wish::kComplete);
  order.kind = ledger::v1::COMPLETION_ADVICE;
  EXPECT_EQ(Take(order).state(), v1::Payment::APPROVED);
  EXPECT_EQ(Record().kind(), ledger::v1::MOTO_COMPLETION_ADVICE);
}

TEST_F(TypedTest, MoneyOfATypedSaleGoesBackToTheTypedCardAndOfAnotherToItsCard) {
  AddTypedOriginal(ledger::v1::SALE);
  EXPECT_EQ(Take(About(Wish::kRefund)).state(), v1::Payment::APPROVED);
  EXPECT_EQ(Record().kind(), ledger::v1::REFUND);
  ExpectTyped();
  EXPECT_EQ(card_.started.flow(), StartTransaction::READ_ACCOUNT);
  pin_.typings.clear();
  books_.Edit(kOriginal, [](PaymentRecord& record) {
    record.mutable_details()->mutable_card()->set_entry_mode(common::v1::CONTACT);
  });
  EXPECT_EQ(Take(About(Wish::kRefund)).state(), v1::Payment::APPROVED);
  EXPECT_TRUE(pin_.typings.empty());
  EXPECT_TRUE(card_.started.typed_account().empty());
}

TEST_F(TypedTest, TheSameRequestTypedOrNotIsNotTheSame) {
  PaymentOrder order = Order(ledger::v1::SALE);
  const std::string presented = DigestOf(order);
  order.typed = true;
  EXPECT_NE(DigestOf(order), presented);
}

}  // namespace
}  // namespace till::payment
