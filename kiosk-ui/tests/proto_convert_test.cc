// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/proto_convert.h"

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

namespace till::kiosk {
namespace {

template <typename Message>
Message Parse(const char* text) {
  Message message;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &message)) << text;
  return message;
}

using Event = till::payment::v1::PaymentEvent;

TEST(FoldEvent, FollowsAChipSale) {
  Payment now;
  now = FoldEvent(now, Parse<Event>(R"(
      payment { name: "payments/1" request_id: "r" state: WAITING_FOR_CARD amount { minor_units: 1234 currency_code: "CNY" } }
      waiting_for_card { entry_modes: CONTACT entry_modes: CONTACTLESS })"));
  EXPECT_EQ(now.stage, PaymentStage::WaitingForCard);
  EXPECT_EQ(now.ways, CardWays(Tap | Insert));
  EXPECT_EQ(now.amount, (Money{1234, QStringLiteral("CNY")}));

  now = FoldEvent(now, Parse<Event>(R"(payment { name: "payments/1" state: WAITING_FOR_CARD }
                                       try_another_way { entry_modes: CONTACT })"));
  EXPECT_EQ(now.ways, CardWays(Insert));

  now = FoldEvent(
      now,
      Parse<Event>(R"(payment { name: "payments/1" state: ENTERING_PIN } pin_progress { digit_count: 3 })"));
  EXPECT_EQ(now.stage, PaymentStage::EnteringPin);
  EXPECT_EQ(now.pin_digits, 3);

  now = FoldEvent(now, Parse<Event>(R"(payment { name: "payments/1" state: AUTHORISING })"));
  EXPECT_EQ(now.stage, PaymentStage::ContactingBank);
  EXPECT_EQ(now.pin_digits, 0);

  now = FoldEvent(now, Parse<Event>(R"(payment { name: "payments/1" state: COMPLETING } remove_card {})"));
  EXPECT_EQ(now.stage, PaymentStage::TakingCard);

  now = FoldEvent(now, Parse<Event>(R"(payment { name: "payments/1" state: APPROVED
      card { scheme: "UNIONPAY" masked_number: "622848*********0018" entry_mode: CONTACT }
      host { response { code: "00" } authorisation_code: "204518" reference_number: "112215040043" }
      end_time { seconds: 1795331040 } })"));
  EXPECT_EQ(now.outcome, PaymentOutcome::Approved);
  EXPECT_EQ(now.reference.toStdString(), "112215040043");
  EXPECT_EQ(now.card.entry.toStdString(), "insert");
  EXPECT_EQ(now.time.toSecsSinceEpoch(), 1795331040);
}

TEST(FoldEvent, ACardThatMayBeTypedAndOneThatIs) {
  Payment now = FoldEvent({}, Parse<Event>(R"(payment { name: "payments/1" state: WAITING_FOR_CARD }
                                              waiting_for_card { entry_modes: CONTACT may_type: true })"));
  EXPECT_TRUE(now.may_type);
  now = FoldEvent(now, Parse<Event>(R"(payment { name: "payments/1" state: READING_CARD })"));
  EXPECT_FALSE(now.may_type) << "the card is there";
  now = FoldEvent({}, Parse<Event>(R"(payment { name: "payments/2" state: TYPING_CARD }
                                      typing_card { expiry: true digit_count: 2 })"));
  EXPECT_EQ(now.stage, PaymentStage::TypingCard);
  EXPECT_FALSE(now.may_type);
}

TEST(FoldEvent, ListsTheApplicationsByIndex) {
  const Payment now = FoldEvent({}, Parse<Event>(R"(payment { state: CHOOSING_APPLICATION }
                                                    choose_application { labels: "Debit" labels: "Credit" })"));
  ASSERT_EQ(now.applications.size(), 2);
  EXPECT_EQ(now.applications[1].id.toStdString(), "1");
  EXPECT_EQ(now.applications[1].label.toStdString(), "Credit");
}

TEST(FoldEvent, ShowsTheMerchantsCodeUntilSomebodyPays) {
  Payment now = FoldEvent({}, Parse<Event>(R"(
      payment { name: "payments/1" kind: QR_SALE state: WAITING_FOR_WALLET qr_payload: "https://q/1" }
      show_code { payload: "https://q/1" until { seconds: 1795331040 } })"));
  EXPECT_EQ(now.stage, PaymentStage::ShowingCode);
  EXPECT_EQ(now.qr_payload.toStdString(), "https://q/1");
  EXPECT_EQ(now.until.toSecsSinceEpoch(), 1795331040);
  now = FoldEvent(now, Parse<Event>(R"(payment { name: "payments/1" kind: QR_SALE state: WAITING_FOR_WALLET
                                                 qr_payload: "https://q/1" })"));
  EXPECT_EQ(now.stage, PaymentStage::ShowingCode);
  EXPECT_EQ(now.until.toSecsSinceEpoch(), 1795331040);
  now = FoldEvent(now,
                  Parse<Event>(R"(payment { name: "payments/1" state: CANCELLED void_reason: TIMED_OUT })"));
  EXPECT_EQ(now.problem.code.toStdString(), "NO_WALLET");
}

TEST(FoldEvent, TheCustomersCodeIsWaitedForOnThePhone) {
  const Payment now = FoldEvent({}, Parse<Event>(R"(payment { kind: QR_SALE state: WAITING_FOR_WALLET })"));
  EXPECT_EQ(now.stage, PaymentStage::WaitingForWallet);
  EXPECT_FALSE(now.until.isValid());
}

TEST(ToPayment, TellsWhatWasDoneToItSince) {
  const Payment now = ToPayment(Parse<till::payment::v1::Payment>(R"(
      name: "payments/1" kind: SALE state: APPROVED amount { minor_units: 3200 currency_code: "CNY" }
      refunded { minor_units: 1200 currency_code: "CNY" } undone_by: "payments/2" completed_by: "payments/3"
      settled: true trace_number: 138 batch_number: 7 operator_id: "01" original: "payments/0"
      original_amount { minor_units: 4000 currency_code: "CNY" }
      card { cardholder_name: "ZHANG WEI" } signature_wanted: true)"));
  EXPECT_EQ(now.refunded, (Money{1200, QStringLiteral("CNY")}));
  EXPECT_EQ(now.undone_by.toStdString(), "payments/2");
  EXPECT_EQ(now.completed_by.toStdString(), "payments/3");
  EXPECT_TRUE(now.settled);
  EXPECT_EQ(now.trace, 138);
  EXPECT_EQ(now.operator_number.toStdString(), "01");
  EXPECT_EQ(now.full_price.minor_units, 4000);
  EXPECT_EQ(now.card.holder.toStdString(), "ZHANG WEI");
  EXPECT_TRUE(now.signature_wanted);
}

TEST(ToPayment, AnInquirysAnswerAndAnOwedAdvice) {
  const Payment balance = ToPayment(Parse<till::payment::v1::Payment>(R"(
      kind: BALANCE_INQUIRY state: APPROVED
      host { available_balance { minor_units: -500 currency_code: "CNY" } })"));
  ASSERT_TRUE(balance.available.has_value());
  EXPECT_EQ(balance.available->minor_units, -500);
  EXPECT_FALSE(balance.points.has_value());
  const Payment points = ToPayment(
      Parse<till::payment::v1::Payment>(R"(kind: POINTS_INQUIRY state: APPROVED host { points: 0 })"));
  ASSERT_TRUE(points.points.has_value());
  EXPECT_EQ(*points.points, 0);
  const Payment owed =
      ToPayment(Parse<till::payment::v1::Payment>(R"(kind: ACCOUNT_TOP_UP state: ADVICE_OWED)"));
  EXPECT_EQ(owed.outcome, PaymentOutcome::Approved);
  EXPECT_TRUE(owed.owed);
}

TEST(FoldEvent, TellsWhyItEnded) {
  struct Row {
    PaymentStage before;
    const char* payment;
    PaymentOutcome outcome;
    const char* code;
    const char* host_code;
  };
  const Row rows[] = {
      {PaymentStage::ContactingBank,
       R"(payment { state: DECLINED host { response { code: "51" } } void_reason: DECLINED_BY_HOST })",
       PaymentOutcome::Declined, "", "51"},
      {PaymentStage::ReadingCard, R"(payment { state: DECLINED void_reason: DECLINED_BY_CARD })",
       PaymentOutcome::Declined, "VOID:DECLINED_BY_CARD", ""},
      {PaymentStage::ReadingCard,
       R"(payment { state: DECLINED void_reason: DECLINED_BY_CARD card { expired: true } })",
       PaymentOutcome::Declined, "CARD_EXPIRED", ""},
      {PaymentStage::WaitingForCard,
       R"(payment { state: FAILED void_reason: TIMED_OUT failure { code: TIMED_OUT } })",
       PaymentOutcome::Failed, "NO_CARD", ""},
      {PaymentStage::EnteringPin, R"(payment { state: FAILED void_reason: TIMED_OUT })",
       PaymentOutcome::Failed, "NO_PIN", ""},
      {PaymentStage::EnteringPin, R"(payment { state: CANCELLED void_reason: CANCELLED_BY_CUSTOMER })",
       PaymentOutcome::Cancelled, "PIN_CANCELLED", ""},
      {PaymentStage::WaitingForCard, R"(payment { state: CANCELLED void_reason: CANCELLED_BY_OPERATOR })",
       PaymentOutcome::Cancelled, "VOID:CANCELLED_BY_OPERATOR", ""},
      {PaymentStage::Starting,
       R"(payment { state: FAILED void_reason: NOTHING_SENT failure { code: HOST_UNREACHABLE } })",
       PaymentOutcome::Failed, "HOST_UNREACHABLE", ""},
      {PaymentStage::ContactingBank, R"(payment { state: UNKNOWN_REVERSING failure { code: HOST_SILENT } })",
       PaymentOutcome::Reversing, "HOST_SILENT", ""},
      {PaymentStage::Finished, R"(payment { state: REVERSED void_reason: REVERSED_AT_HOST })",
       PaymentOutcome::Reversed, "", ""},
  };
  for (const Row& row : rows) {
    Payment before;
    before.stage = row.before;
    const Payment now = FoldEvent(before, Parse<Event>(row.payment));
    EXPECT_EQ(now.stage, PaymentStage::Finished) << row.payment;
    EXPECT_EQ(now.outcome, row.outcome) << row.payment;
    EXPECT_EQ(now.problem.code.toStdString(), row.code) << row.payment;
    EXPECT_EQ(now.host_code.toStdString(), row.host_code) << row.payment;
  }
}

TEST(ToDeviceHealth, APrinterThatIsAwayDoesNotStopPayments) {
  const auto health = ToDeviceHealth(Parse<till::terminal::v1::Health>(
      R"(processes { name: "payment" serving: true } processes { name: "print" serving: false })"));
  EXPECT_TRUE(health.can_take_payments);
  EXPECT_EQ(health.parts[1].health, Health::Broken);
}

TEST(ToDeviceHealth, ALedgerThatIsAwayDoes) {
  const auto health =
      ToDeviceHealth(Parse<till::terminal::v1::Health>(R"(processes { name: "ledger" serving: false })"));
  EXPECT_FALSE(health.can_take_payments);
  EXPECT_EQ(health.problem.code.toStdString(), "SERVICE_UNAVAILABLE");
}

TEST(ToMerchant, TakesTheNameOfTheLanguageOrTheOtherOne) {
  const auto both =
      Parse<till::terminal::v1::MerchantProfile>(R"(name_zh: "梧桐咖啡" name_en: "Wutong Coffee")");
  EXPECT_EQ(ToMerchant(both, QStringLiteral("en")).shop_name.toStdString(), "Wutong Coffee");
  EXPECT_EQ(ToMerchant(both, QStringLiteral("zh")).shop_name.toStdString(), "梧桐咖啡");
  const auto chinese = Parse<till::terminal::v1::MerchantProfile>(R"(name_zh: "梧桐咖啡")");
  EXPECT_EQ(ToMerchant(chinese, QStringLiteral("en")).shop_name.toStdString(), "梧桐咖啡");
}

}  // namespace
}  // namespace till::kiosk
