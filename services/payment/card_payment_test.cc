// SPDX-License-Identifier: Apache-2.0
#include "services/payment/card_payment.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "services/payment/projection.h"
#include "services/payment/recovery.h"
#include "services/payment/testing/memory_books.h"
#include "services/payment/testing/scripted_card.h"
#include "services/payment/testing/scripted_clock.h"
#include "services/payment/testing/scripted_host.h"
#include "services/payment/testing/scripted_people.h"

namespace till::payment {
namespace {

using card::v1::OnlineResult;
using card::v1::TransactionEnded;
using ledger::v1::PaymentRecord;
using ledger::v1::Step;
using HostSays = ScriptedHost::Sale;

constexpr char kPayment[] = "payments/1";

class CardPaymentTest : public testing::Test {
 protected:
  CardPaymentTest() {
    ledger::v1::RecordIntentRequest intent;
    intent.set_payment(kPayment);
    intent.set_request_id("r-1");
    intent.set_kind(ledger::v1::SALE);
    intent.mutable_amount()->set_minor_units(1234);
    intent.mutable_amount()->set_currency_code("CNY");
    intent_ = books_.RecordIntent(intent)->record();
    log_ = std::make_unique<PaymentLog>(PaymentFromRecord(intent_), clock_);
    Prepare();
  }

  void Prepare(const CardPayment::Options& options = {}) {
    sale_ = std::make_unique<CardPayment>(
        CardPayment::Ports{.card = card_, .pin = pin_, .host = host_, .books = books_, .clock = clock_},
        options, intent_, Context{}, *log_);
  }

  v1::Payment Run() {
    sale_->Run();
    return log_->Now();
  }

  PaymentRecord Record() { return *books_.GetRecord(kPayment); }

  std::vector<Step> Steps() {
    std::vector<Step> steps;
    const PaymentRecord record = Record();
    for (const auto& step : record.steps()) steps.push_back(step.step());
    return steps;
  }

  // Runs recovery until nothing is open, as the desk does between payments.
  void Recover() {
    Recovery recovery(
        {.books = books_, .host = host_}, absl::Seconds(1), [](const std::string&) { return false; },
        [](const PaymentRecord&) {});
    for (int i = 0; i < 10 && recovery.ResolveAll()->payments > 0; ++i) {
    }
  }

  int64_t InTheBooks() {
    return Record().state() == PaymentRecord::POSTED ? Record().amount().minor_units() : 0;
  }
  int64_t AtTheHost() { return host_.moved.count(kPayment) > 0 ? host_.moved[kPayment] : 0; }

  ScriptedClock clock_;
  MemoryBooks books_;
  ScriptedCard card_;
  ScriptedHost host_;
  ScriptedPin pin_;
  PaymentRecord intent_;
  std::unique_ptr<PaymentLog> log_;
  std::unique_ptr<CardPayment> sale_;
};

TEST_F(CardPaymentTest, ApprovedSaleIsJournaledStepByStepAndPosted) {
  const v1::Payment payment = Run();
  EXPECT_EQ(payment.state(), v1::Payment::APPROVED);
  EXPECT_EQ(Steps(), (std::vector<Step>{Step::CARD_READ, Step::PIN_ENTERED, Step::ABOUT_TO_SEND,
                                        Step::HOST_APPROVED}));
  EXPECT_EQ(Record().state(), PaymentRecord::POSTED);
  EXPECT_EQ(payment.host().reference_number(), "000000000001");
  EXPECT_EQ(payment.card().masked_number(), "622848*********0018");
  EXPECT_EQ(card_.heard.authorisation_response_code(), "00");
  ASSERT_EQ(host_.requests.size(), 1u);
  EXPECT_EQ(host_.requests[0].financial().pin_block(), "8 bytes!");
  EXPECT_EQ(host_.requests[0].financial().sealed_account(), "box for uplink of payments/1");
}

TEST_F(CardPaymentTest, EventsTellTheWholeStoryInOrder) {
  Run();
  std::vector<v1::Payment::State> states;
  int digits = 0;
  for (int64_t number = 1; auto event = log_->Next(number, [] { return true; }); ++number) {
    EXPECT_EQ(event->number(), number);
    if (states.empty() || states.back() != event->payment().state())
      states.push_back(event->payment().state());
    if (event->has_pin_progress()) digits = event->pin_progress().digit_count();
  }
  EXPECT_EQ(states, (std::vector<v1::Payment::State>{v1::Payment::CREATED, v1::Payment::WAITING_FOR_CARD,
                                                     v1::Payment::READING_CARD, v1::Payment::ENTERING_PIN,
                                                     v1::Payment::AUTHORISING, v1::Payment::COMPLETING,
                                                     v1::Payment::APPROVED}));
  EXPECT_EQ(digits, 6);
}

// Each row: what the card does before the host is asked, and how the payment ends. Nothing is ever sent.
struct EarlyEnd {
  TransactionEnded::Outcome card;
  v1::Payment::State state;
  ledger::v1::VoidReason reason;
  common::v1::ErrorCode failure;
};

class EarlyEndTest : public CardPaymentTest, public testing::WithParamInterface<EarlyEnd> {};

TEST_P(EarlyEndTest, EndsWithNoMoneyMoved) {
  card_.script.before_online = GetParam().card;
  const v1::Payment payment = Run();
  EXPECT_EQ(payment.state(), GetParam().state);
  EXPECT_EQ(payment.failure().code(), GetParam().failure);
  EXPECT_EQ(Record().state(), PaymentRecord::VOIDED);
  EXPECT_EQ(Record().details().void_reason(), GetParam().reason);
  EXPECT_TRUE(host_.requests.empty());
  // The journal alone tells the same story after a restart.
  EXPECT_EQ(PaymentFromRecord(Record()).failure().code(), GetParam().failure);
}

INSTANTIATE_TEST_SUITE_P(Cards, EarlyEndTest,
                         testing::Values(EarlyEnd{TransactionEnded::TIMED_OUT, v1::Payment::FAILED,
                                                  ledger::v1::TIMED_OUT, common::v1::TIMED_OUT},
                                         EarlyEnd{TransactionEnded::CANCELLED, v1::Payment::CANCELLED,
                                                  ledger::v1::CANCELLED_BY_CUSTOMER, common::v1::CANCELLED},
                                         EarlyEnd{TransactionEnded::CARD_REMOVED, v1::Payment::FAILED,
                                                  ledger::v1::CARD_UNUSABLE, common::v1::CARD_REMOVED},
                                         EarlyEnd{TransactionEnded::NOT_ACCEPTED, v1::Payment::FAILED,
                                                  ledger::v1::CARD_UNUSABLE, common::v1::CARD_NOT_ACCEPTED},
                                         EarlyEnd{TransactionEnded::UNREADABLE, v1::Payment::FAILED,
                                                  ledger::v1::CARD_UNUSABLE, common::v1::CARD_UNREADABLE},
                                         EarlyEnd{TransactionEnded::DECLINED, v1::Payment::DECLINED,
                                                  ledger::v1::DECLINED_BY_CARD, common::v1::CARD_DECLINED},
                                         EarlyEnd{TransactionEnded::APPROVED_OFFLINE, v1::Payment::DECLINED,
                                                  ledger::v1::DECLINED_BY_CARD, common::v1::CARD_DECLINED}));

TEST_F(CardPaymentTest, DeclinedByTheHostKeepsItsCode) {
  host_.sale = HostSays::kDecline;
  const v1::Payment payment = Run();
  EXPECT_EQ(payment.state(), v1::Payment::DECLINED);
  EXPECT_EQ(payment.host().response().code(), "51");
  EXPECT_EQ(card_.heard.outcome(), OnlineResult::DECLINED);
  EXPECT_EQ(AtTheHost(), 0);
  EXPECT_EQ(InTheBooks(), 0);
}

// The line delivered the request twice: the first copy was approved and its answer lost, the second is told
// that its number was used. Found by the simulation, seed 348.
TEST_F(CardPaymentTest, TraceNumberUsedBeforeMayBeItsOwnAndIsUndone) {
  host_.sale = HostSays::kDecline;
  host_.decline_code = "94";
  const v1::Payment payment = Run();
  EXPECT_EQ(payment.state(), v1::Payment::UNKNOWN_REVERSING);
  EXPECT_EQ(payment.host().response().code(), "94");
  Recover();
  EXPECT_EQ(books_.GetRecord(payment.name())->state(), ledger::v1::PaymentRecord::VOIDED);
}

// Each row: what the host does, what the client sees at once, and what field 39 of the reversal says. After
// recovery the books and the host agree that nothing moved.
struct Doubt {
  HostSays host;
  TransactionEnded::Outcome after_approval;
  ledger::v1::ReversalReason reason;
};

class DoubtTest : public CardPaymentTest, public testing::WithParamInterface<Doubt> {};

TEST_P(DoubtTest, IsUndone) {
  host_.sale = GetParam().host;
  card_.script.after_approval = GetParam().after_approval;
  host_.reversals_unanswered = 2;
  const v1::Payment payment = Run();
  EXPECT_EQ(payment.state(), v1::Payment::UNKNOWN_REVERSING);
  EXPECT_TRUE(sale_->LeftWork());
  EXPECT_EQ(Record().last_step(), Step::REVERSAL_OWED);
  Recover();
  EXPECT_EQ(Record().state(), PaymentRecord::VOIDED);
  EXPECT_EQ(PaymentFromRecord(Record()).state(), v1::Payment::REVERSED);
  EXPECT_EQ(AtTheHost(), InTheBooks());
  EXPECT_EQ(Record().reversal_attempts(), 3);
  const uplink::v1::ExchangeRequest& reversal = host_.requests.back();
  ASSERT_TRUE(reversal.has_reversal());
  EXPECT_EQ(reversal.reversal().reason(), GetParam().reason);
  EXPECT_EQ(reversal.trace_number(), intent_.trace_number());
  EXPECT_EQ(reversal.reversal().sealed_account(), "box for uplink of payments/1");
  EXPECT_TRUE(reversal.reversal().had_pin());
}

INSTANTIATE_TEST_SUITE_P(
    Hosts, DoubtTest,
    testing::Values(Doubt{HostSays::kSilent, TransactionEnded::APPROVED, ledger::v1::NO_REPLY},
                    Doubt{HostSays::kSilentButApproved, TransactionEnded::APPROVED, ledger::v1::NO_REPLY},
                    Doubt{HostSays::kMacInvalid, TransactionEnded::APPROVED, ledger::v1::REPLY_MAC_INVALID},
                    Doubt{HostSays::kUplinkDies, TransactionEnded::APPROVED, ledger::v1::NO_REPLY},
                    Doubt{HostSays::kApprove, TransactionEnded::CARD_REFUSED_APPROVAL,
                          ledger::v1::TERMINAL_FAULT},
                    Doubt{HostSays::kApprove, TransactionEnded::CARD_REMOVED, ledger::v1::TERMINAL_FAULT}));

TEST_F(CardPaymentTest, NothingSentOwesNothing) {
  host_.sale = HostSays::kNotSent;
  const v1::Payment payment = Run();
  EXPECT_EQ(payment.state(), v1::Payment::FAILED);
  EXPECT_EQ(payment.failure().code(), common::v1::HOST_UNREACHABLE);
  EXPECT_EQ(Record().state(), PaymentRecord::VOIDED);
}

TEST_F(CardPaymentTest, KeyMissingIsNotSent) {
  host_.sale = HostSays::kKeyMissing;
  EXPECT_EQ(Run().state(), v1::Payment::FAILED);
  EXPECT_EQ(Record().details().void_reason(), ledger::v1::NOTHING_SENT);
}

TEST_F(CardPaymentTest, DiskFullBeforeSendingSendsNothing) {
  books_.FailOn(Step::ABOUT_TO_SEND);
  const v1::Payment payment = Run();
  EXPECT_EQ(payment.state(), v1::Payment::FAILED);
  EXPECT_EQ(payment.failure().code(), common::v1::STORAGE_FULL);
  EXPECT_TRUE(host_.requests.empty());
}

TEST_F(CardPaymentTest, ApprovalThatTheJournalCannotHoldIsNotUsed) {
  books_.FailOn(Step::HOST_APPROVED);
  EXPECT_EQ(Run().state(), v1::Payment::UNKNOWN_REVERSING);
  EXPECT_EQ(card_.heard.outcome(), OnlineResult::UNANSWERED);
  books_.FailOn(Step::STEP_UNSPECIFIED);
  Recover();
  EXPECT_EQ(AtTheHost(), InTheBooks());
  EXPECT_EQ(AtTheHost(), 0);
}

TEST_F(CardPaymentTest, FailedPostIsResolvedFromTheBooks) {
  books_.FailPost(true);
  EXPECT_EQ(Run().state(), v1::Payment::UNKNOWN_REVERSING);
  books_.FailPost(false);
  Recover();
  EXPECT_EQ(AtTheHost(), InTheBooks());
}

TEST_F(CardPaymentTest, BooksDyingAtAnyWriteEndWithHostAndBooksEqual) {
  // Write 0 was the intent; a sale has five more.
  for (int writes = 0; writes <= 6; ++writes) {
    MemoryBooks books;
    ScriptedHost host;
    ScriptedCard card;
    ledger::v1::RecordIntentRequest intent;
    intent.set_payment(kPayment);
    intent.set_request_id("r-1");
    intent.mutable_amount()->set_minor_units(1234);
    const PaymentRecord record = books.RecordIntent(intent)->record();
    PaymentLog log(PaymentFromRecord(record), clock_);
    CardPayment sale({.card = card, .pin = pin_, .host = host, .books = books, .clock = clock_}, {}, record,
                     {}, log);
    books.DieAfter(writes);
    sale.Run();
    books.DieAfter(-1);
    Recovery recovery(
        {.books = books, .host = host}, absl::Seconds(1), [](const std::string&) { return false; },
        [](const PaymentRecord&) {});
    EXPECT_EQ(recovery.ResolveAll()->payments, 0) << "after " << writes;
    const PaymentRecord ended = *books.GetRecord(kPayment);
    EXPECT_NE(ended.state(), PaymentRecord::OPEN) << "after " << writes;
    EXPECT_EQ(ended.state() == PaymentRecord::POSTED, host.moved.count(kPayment) == 1) << "after " << writes;
  }
}

TEST_F(CardPaymentTest, CardProcessDyingAtAnyEventEndsWithHostAndBooksEqual) {
  for (int event = 1; event <= 7; ++event) {
    MemoryBooks books;
    ScriptedHost host;
    ScriptedCard card;
    card.script.dies_at_event = event;
    ledger::v1::RecordIntentRequest intent;
    intent.set_payment(kPayment);
    intent.set_request_id("r-1");
    intent.mutable_amount()->set_minor_units(1234);
    const PaymentRecord record = books.RecordIntent(intent)->record();
    PaymentLog log(PaymentFromRecord(record), clock_);
    CardPayment sale({.card = card, .pin = pin_, .host = host, .books = books, .clock = clock_}, {}, record,
                     {}, log);
    sale.Run();
    Recovery recovery(
        {.books = books, .host = host}, absl::Seconds(1), [](const std::string&) { return false; },
        [](const PaymentRecord&) {});
    EXPECT_EQ(recovery.ResolveAll()->payments, 0) << "at " << event;
    EXPECT_EQ(books.GetRecord(kPayment)->state() == PaymentRecord::POSTED, host.moved.count(kPayment) == 1)
        << "at " << event;
  }
}

TEST_F(CardPaymentTest, TappedCardHasHadItsSayWhenTheHostApproves) {
  card_.script.entry_mode = common::v1::CONTACTLESS;
  card_.script.verification = common::v1::NO_CVM;
  card_.script.dies_at_event = 6;  // After the online request (5) was answered.
  EXPECT_EQ(Run().state(), v1::Payment::APPROVED);
  EXPECT_EQ(AtTheHost(), InTheBooks());
}

TEST_F(CardPaymentTest, CancelBeforeTheCardEndsCancelled) {
  card_.script.on_event = [this](int event) {
    if (event == 2) {
      EXPECT_EQ(sale_->Cancel(), CancelAnswer::kCancelling);
    }
  };
  const v1::Payment payment = Run();
  EXPECT_EQ(payment.state(), v1::Payment::CANCELLED);
  EXPECT_EQ(payment.void_reason(), ledger::v1::CANCELLED_BY_OPERATOR);
  EXPECT_TRUE(host_.requests.empty());
  EXPECT_EQ(pin_.cancels, 1);
}

TEST_F(CardPaymentTest, CancelWhileTheHostIsAskedUndoesAnApproval) {
  host_.on_sale = [this] { EXPECT_EQ(sale_->Cancel(), CancelAnswer::kWillBeUndone); };
  EXPECT_EQ(Run().state(), v1::Payment::UNKNOWN_REVERSING);
  EXPECT_EQ(card_.heard.outcome(), OnlineResult::UNANSWERED);
  Recover();
  EXPECT_EQ(host_.requests.back().reversal().reason(), ledger::v1::TERMINAL_FAULT);
  EXPECT_EQ(AtTheHost(), 0);
  EXPECT_EQ(InTheBooks(), 0);
}

TEST_F(CardPaymentTest, CancelWhileTheHostDeclinesIsDeclined) {
  host_.sale = HostSays::kDecline;
  host_.on_sale = [this] { sale_->Cancel(); };
  EXPECT_EQ(Run().state(), v1::Payment::DECLINED);
}

TEST_F(CardPaymentTest, CancelOnceTheHostHasAnsweredIsTooLate) {
  card_.script.on_event = [this](int event) {
    if (event == 6) {
      EXPECT_EQ(sale_->Cancel(), CancelAnswer::kTooLate);
    }
  };
  EXPECT_EQ(Run().state(), v1::Payment::APPROVED);
}

TEST_F(CardPaymentTest, PinPadOutcomesEndThePayment) {
  pin_.outcome = pin::v1::PinEntryResult::TIMED_OUT;
  EXPECT_EQ(Run().state(), v1::Payment::FAILED);
  EXPECT_EQ(Record().details().void_reason(), ledger::v1::TIMED_OUT);
  EXPECT_TRUE(host_.requests.empty());
}

TEST_F(CardPaymentTest, CustomerCancelsAtThePinPad) {
  pin_.outcome = pin::v1::PinEntryResult::CANCELLED;
  EXPECT_EQ(Run().void_reason(), ledger::v1::CANCELLED_BY_CUSTOMER);
  EXPECT_TRUE(host_.requests.empty());
}

TEST_F(CardPaymentTest, BrokenPinPadIsToldToTheCard) {
  pin_.failure = MakeError(ErrorCode::kPinPadUnavailable, "unplugged");
  EXPECT_EQ(Run().state(), v1::Payment::APPROVED);  // The scripted card goes on without a PIN.
  EXPECT_EQ(host_.requests[0].financial().pin_block(), "");
}

TEST_F(CardPaymentTest, CustomerChoosesAmongApplications) {
  card_.script.applications = 2;
  clock_.on_sleep = [this](absl::Duration) { EXPECT_TRUE(sale_->ChooseApplication(1).ok()); };
  EXPECT_EQ(Run().state(), v1::Payment::APPROVED);
}

TEST_F(CardPaymentTest, TheFirstApplicationIsTakenWhereNobodyIsAsked) {
  Prepare({.first_application = true});
  card_.script.applications = 2;
  EXPECT_EQ(Run().state(), v1::Payment::APPROVED);
  EXPECT_LT(clock_.Monotonic(), absl::Seconds(1));
}

TEST_F(CardPaymentTest, NobodyChoosingAmongApplicationsEndsCancelled) {
  card_.script.applications = 2;
  EXPECT_EQ(Run().state(), v1::Payment::CANCELLED);
  EXPECT_EQ(clock_.Monotonic(), absl::Seconds(60));
}

TEST_F(CardPaymentTest, CardThatWantsToBeInsertedIsAskedFor) {
  card_.script.before_online = TransactionEnded::TRY_CONTACT;
  card_.script.on_event = [this](int) {
    if (card_.sessions == 2) card_.script.before_online = TransactionEnded::TIMED_OUT;
  };
  Run();
  EXPECT_EQ(card_.sessions, 2);
}

}  // namespace
}  // namespace till::payment
