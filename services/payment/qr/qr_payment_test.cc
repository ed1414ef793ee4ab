// SPDX-License-Identifier: Apache-2.0
#include "services/payment/qr/qr_payment.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "services/payment/projection.h"
#include "services/payment/recovery.h"
#include "services/payment/testing/memory_books.h"
#include "services/payment/testing/scripted_clock.h"
#include "services/payment/testing/scripted_host.h"

namespace till::payment {
namespace {

using HostSays = ScriptedHost::Sale;
using ledger::v1::PaymentRecord;
using uplink::v1::QrAnswer;
using uplink::v1::QrMessage;

constexpr char kPayment[] = "payments/0192ab";
constexpr char kWeChatCode[] = "134567890123456789";

class QrPaymentTest : public testing::Test {
 protected:
  QrPaymentTest() {
    ledger::v1::RecordIntentRequest intent;
    intent.set_payment(kPayment);
    intent.set_request_id("q-1");
    intent.set_kind(ledger::v1::QR_SALE);
    intent.mutable_amount()->set_minor_units(880);
    intent.mutable_amount()->set_currency_code("CNY");
    record_ = books_.RecordIntent(intent)->record();
    log_ = std::make_unique<PaymentLog>(PaymentFromRecord(record_), clock_);
  }

  v1::Payment Run(const std::string& customer_code) {
    QrPayment::Options options;
    options.customer_code = customer_code;
    payment_ = std::make_unique<QrPayment>(QrPayment::Ports{.host = host_, .books = books_, .clock = clock_},
                                           options, record_, *log_);
    payment_->Run();
    return log_->Now();
  }

  void Recover() {
    Recovery recovery(
        {.books = books_, .host = host_}, absl::Seconds(1), [](const std::string&) { return false; },
        [](const PaymentRecord&) {});
    for (int i = 0; i < 10 && recovery.ResolveAll()->payments > 0; ++i) {
    }
  }

  std::vector<QrMessage::Action> Asked() const {
    std::vector<QrMessage::Action> asked;
    for (const auto& request : host_.requests) asked.push_back(request.qr().action());
    return asked;
  }
  PaymentRecord Record() { return *books_.GetRecord(kPayment); }
  void ExpectBooksAndHostEqual() {
    EXPECT_EQ(Record().state() == PaymentRecord::POSTED, host_.moved.count(kPayment) == 1);
    EXPECT_NE(Record().state(), PaymentRecord::OPEN);
  }

  ScriptedClock clock_;
  MemoryBooks books_;
  ScriptedHost host_;
  PaymentRecord record_;
  std::unique_ptr<PaymentLog> log_;
  std::unique_ptr<QrPayment> payment_;
};

TEST_F(QrPaymentTest, CustomersCodePaidAtOnce) {
  const v1::Payment payment = Run(kWeChatCode);
  EXPECT_EQ(payment.state(), v1::Payment::APPROVED);
  EXPECT_EQ(payment.host().wallet(), "ALIPAY");
  ASSERT_EQ(Asked(), (std::vector{QrMessage::PAY}));
  EXPECT_EQ(host_.requests[0].qr().customer_code(), kWeChatCode);
  EXPECT_EQ(host_.requests[0].qr().order_number(), "0192AB");
  EXPECT_EQ(host_.requests[0].trace_number(), record_.trace_number());
  ExpectBooksAndHostEqual();
}

TEST_F(QrPaymentTest, CustomerWhoEntersAPasswordIsWaitedFor) {
  host_.order_states = {QrAnswer::WAITING, QrAnswer::WAITING, QrAnswer::PAID};
  const v1::Payment payment = Run(kWeChatCode);
  EXPECT_EQ(payment.state(), v1::Payment::APPROVED);
  EXPECT_EQ(Asked(), (std::vector{QrMessage::PAY, QrMessage::QUERY, QrMessage::QUERY}));
  EXPECT_EQ(clock_.Monotonic(), absl::Seconds(6));
  // Each question has a trace number of its own.
  EXPECT_NE(host_.requests[1].trace_number(), host_.requests[2].trace_number());
  ExpectBooksAndHostEqual();
}

TEST_F(QrPaymentTest, MerchantsCodeIsShownUntilItIsPaid) {
  host_.order_states = {QrAnswer::WAITING, QrAnswer::WAITING, QrAnswer::PAID};
  const v1::Payment payment = Run("");
  EXPECT_EQ(payment.state(), v1::Payment::APPROVED);
  EXPECT_EQ(Asked(), (std::vector{QrMessage::CREATE, QrMessage::QUERY, QrMessage::QUERY}));
  std::string shown;
  for (int64_t number = 1; auto event = log_->Next(number, [] { return true; }); ++number) {
    if (event->has_show_code()) shown = event->show_code().payload();
    if (event->has_show_code()) {
      EXPECT_EQ(event->payment().state(), v1::Payment::WAITING_FOR_WALLET);
    }
  }
  EXPECT_EQ(shown, host_.qr_payload);
}

TEST_F(QrPaymentTest, CodeWithAWrongChecksumIsNotShownAndItsOrderIsClosed) {
  host_.order_states = {QrAnswer::WAITING};
  host_.qr_payload = "0002016304FFFF";
  EXPECT_EQ(Run("").state(), v1::Payment::UNKNOWN_REVERSING);
  Recover();
  EXPECT_EQ(Asked().back(), QrMessage::CLOSE);
  ExpectBooksAndHostEqual();
}

TEST_F(QrPaymentTest, NotPaidInTimeIsClosedUntilTheHostConfirms) {
  host_.order_states = {QrAnswer::WAITING};
  host_.reversals_unanswered = 2;
  const v1::Payment payment = Run("");
  EXPECT_EQ(payment.state(), v1::Payment::UNKNOWN_REVERSING);
  EXPECT_EQ(payment.failure().code(), common::v1::NOT_PAID_IN_TIME);
  EXPECT_GE(clock_.Monotonic(), absl::Seconds(60));
  EXPECT_EQ(host_.requests.size(), 21u);  // CREATE, and every three seconds of a minute.
  Recover();
  EXPECT_EQ(Record().details().void_reason(), ledger::v1::ORDER_CLOSED);
  EXPECT_EQ(PaymentFromRecord(Record()).state(), v1::Payment::FAILED);
  EXPECT_EQ(PaymentFromRecord(Record()).failure().code(), common::v1::NOT_PAID_IN_TIME);
  // The host takes a second message with one trace number for a copy of the first.
  const auto& requests = host_.requests;
  EXPECT_NE(requests[requests.size() - 1].trace_number(), requests[requests.size() - 2].trace_number());
  ExpectBooksAndHostEqual();
}

TEST_F(QrPaymentTest, PaidInTheMomentOfTheCloseIsGivenBack) {
  host_.order_states = {QrAnswer::WAITING};
  Run("");
  host_.moved[kPayment] = 880;  // The customer pays between the last question and the close.
  Recover();
  ExpectBooksAndHostEqual();
}

TEST_F(QrPaymentTest, CancelledIsClosed) {
  host_.order_states = {QrAnswer::WAITING};
  clock_.on_sleep = [this](absl::Duration now) {
    if (now == absl::Seconds(5)) {
      EXPECT_EQ(payment_->Cancel(), CancelAnswer::kWillBeUndone);
    }
  };
  EXPECT_EQ(Run("").state(), v1::Payment::UNKNOWN_REVERSING);
  EXPECT_EQ(clock_.Monotonic(), absl::Seconds(5));
  Recover();
  EXPECT_EQ(PaymentFromRecord(Record()).state(), v1::Payment::CANCELLED);
  ExpectBooksAndHostEqual();
}

TEST_F(QrPaymentTest, CancelledWhileThePaymentArrivesIsGivenBack) {
  host_.order_states = {QrAnswer::WAITING, QrAnswer::PAID};
  int asked = 0;
  host_.on_sale = [&] {
    if (++asked == 2) payment_->Cancel();
  };
  EXPECT_EQ(Run("").state(), v1::Payment::UNKNOWN_REVERSING);
  Recover();
  EXPECT_TRUE(host_.moved.empty());
  ExpectBooksAndHostEqual();
}

// Each row: what the host does with the message that opens the order, and how the payment ends.
struct Opening {
  HostSays host;
  v1::Payment::State state;
  bool asks_again;
};

class OpeningTest : public QrPaymentTest, public testing::WithParamInterface<Opening> {};

TEST_P(OpeningTest, OfAPaymentWithTheCustomersCode) {
  host_.next = {GetParam().host};
  host_.order_states = {QrAnswer::PAID};
  EXPECT_EQ(Run(kWeChatCode).state(), GetParam().state);
  EXPECT_EQ(host_.requests.size() > 1, GetParam().asks_again);
  ExpectBooksAndHostEqual();
}

INSTANTIATE_TEST_SUITE_P(Hosts, OpeningTest,
                         testing::Values(Opening{HostSays::kDecline, v1::Payment::DECLINED, false},
                                         Opening{HostSays::kNotSent, v1::Payment::FAILED, false},
                                         Opening{HostSays::kKeyMissing, v1::Payment::FAILED, false},
                                         // Not known whether it arrived: the order is asked for.
                                         Opening{HostSays::kSilent, v1::Payment::APPROVED, true},
                                         Opening{HostSays::kMacInvalid, v1::Payment::APPROVED, true},
                                         Opening{HostSays::kUplinkDies, v1::Payment::APPROVED, true}));

TEST_F(QrPaymentTest, SilentWhileTheCodeIsMadeIsClosed) {
  host_.next = {HostSays::kSilent};
  EXPECT_EQ(Run("").state(), v1::Payment::UNKNOWN_REVERSING);
  Recover();
  EXPECT_EQ(Asked(), (std::vector{QrMessage::CREATE, QrMessage::CLOSE}));
  ExpectBooksAndHostEqual();
}

TEST_F(QrPaymentTest, SilentQuestionsAreAskedAgain) {
  host_.order_states = {QrAnswer::WAITING, QrAnswer::PAID};
  host_.next = {HostSays::kApprove, HostSays::kSilent, HostSays::kNotSent, HostSays::kUplinkDies};
  EXPECT_EQ(Run(kWeChatCode).state(), v1::Payment::APPROVED);
  EXPECT_EQ(Asked().size(), 5u);
  ExpectBooksAndHostEqual();
}

TEST_F(QrPaymentTest, RefusedByTheWalletIsDeclined) {
  host_.order_states = {QrAnswer::WAITING, QrAnswer::CLOSED};
  EXPECT_EQ(Run(kWeChatCode).state(), v1::Payment::DECLINED);
  ExpectBooksAndHostEqual();
}

TEST_F(QrPaymentTest, BooksDyingAtAnyWriteEndWithHostAndBooksEqual) {
  for (int writes = 0; writes <= 4; ++writes) {
    books_.Edit(kPayment, [this](PaymentRecord& record) { record = record_; });
    host_.moved.clear();
    host_.order_states = {QrAnswer::WAITING, QrAnswer::PAID};
    log_ = std::make_unique<PaymentLog>(PaymentFromRecord(record_), clock_);
    books_.DieAfter(writes);
    Run(kWeChatCode);
    books_.DieAfter(-1);
    Recover();
    ExpectBooksAndHostEqual();
  }
}

}  // namespace
}  // namespace till::payment
