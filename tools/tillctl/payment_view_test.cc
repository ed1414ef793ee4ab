// SPDX-License-Identifier: Apache-2.0
#include "tools/tillctl/payment_view.h"

#include <gtest/gtest.h>

#include "google/protobuf/struct.pb.h"
#include "google/protobuf/util/json_util.h"
#include "services/common/status/error_catalogue.h"

namespace till::tillctl {
namespace {

using payment::v1::Payment;

Payment Approved() {
  Payment payment;
  payment.set_name("payments/1");
  payment.set_request_id("till-7");
  payment.set_state(Payment::APPROVED);
  payment.mutable_amount()->set_minor_units(1234);
  payment.mutable_amount()->set_currency_code("CNY");
  payment.mutable_card()->set_scheme("UNIONPAY");
  payment.mutable_card()->set_masked_number("629399*********1003");
  payment.mutable_card()->set_entry_mode(common::v1::CONTACT);
  payment.mutable_card()->set_aid("A000000333010101");
  payment.mutable_card()->set_application_label("UnionPay \"Debit\"");
  payment.mutable_emv()->set_tvr("0000008000");
  payment.mutable_emv()->set_tsi("E800");
  payment.mutable_emv()->set_request_cryptogram("1111111111111111");
  payment.mutable_emv()->set_cryptogram("2222222222222222");
  payment.mutable_emv()->set_cryptogram_type("TC");
  payment.mutable_host()->mutable_response()->set_code("00");
  payment.mutable_host()->mutable_response()->set_words_en("Approved");
  payment.mutable_host()->mutable_response()->set_words_zh("承兑或交易成功");
  payment.mutable_host()->set_authorisation_code("123456");
  payment.mutable_host()->set_reference_number("000000000042");
  payment.set_trace_number(7);
  payment.set_batch_number(3);
  payment.set_operator_id("01");
  payment.set_business_date("2026-11-22");
  payment.set_kind(ledger::v1::SALE);
  payment.set_shift_number(1);
  return payment;
}

TEST(PaymentJson, HasExactlyTheKeysThatProgramsRelyOn) {
  EXPECT_EQ(
      PaymentJson(Approved(), "en"),
      R"({"payment_id": "payments/1", "request_id": "till-7", "state": "APPROVED", "approved": true, )"
      R"("response_code": "00", "response_text": "Approved", "masked_pan": "629399*********1003", )"
      R"("scheme": "UNIONPAY", "entry_mode": "CONTACT", "aid": "A000000333010101", )"
      R"("application_label": "UnionPay \"Debit\"", "tvr": "0000008000", "tsi": "E800", )"
      R"("arqc": "1111111111111111", "tc": "2222222222222222", "auth_code": "123456", )"
      R"("rrn": "000000000042", "trace": 7, "batch": 3, "operator": "01", "business_date": "2026-11-22", )"
      R"("amount_minor": 1234, "currency": "CNY", "kind": "SALE", "original": "", "tip_minor": 0, )"
      R"("tips_added_minor": 0, "refunded_minor": 0, "instalments": 0, "balance_minor": null, "points": null, )"
      R"("undone_by": "", "completed_by": "", "offline": false, "settled": false, )"
      R"("signature_wanted": false, "signature_attached": false, "shift": 1, "wallet": "", )"
      R"("qr_payload": "", "error": null})");
}

TEST(PaymentJson, HasTheSameKeysWhenNothingIsKnown) {
  google::protobuf::Struct full;
  google::protobuf::Struct empty;
  ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(PaymentJson(Approved(), "en"), &full).ok());
  ASSERT_TRUE(google::protobuf::util::JsonStringToMessage(PaymentJson(Payment(), "zh"), &empty).ok());
  ASSERT_EQ(full.fields_size(), empty.fields_size());
  for (const auto& [key, value] : full.fields()) EXPECT_TRUE(empty.fields().contains(key)) << key;
}

TEST(PaymentJson, AFailureHasItsCodeActionAndTheReadersWords) {
  Payment payment;
  payment.set_state(Payment::FAILED);
  payment.mutable_failure()->set_code(common::v1::READER_UNAVAILABLE);
  payment.mutable_failure()->set_action(common::v1::CALL_SUPPORT);
  payment.mutable_failure()->set_message("said to somebody else, in English");
  const std::string words(MessageOf(ErrorCode::kReaderUnavailable, Language::kChinese));
  ASSERT_FALSE(words.empty());
  const std::string json = PaymentJson(payment, "zh");
  EXPECT_NE(json.find(R"("error": {"code": "READER_UNAVAILABLE", "action": "CALL_SUPPORT", "message": ")" +
                      words + "\"}"),
            std::string::npos)
      << json;
}

TEST(PaymentJson, ACardThatIsAskedOnceHasAnArqcAndNoTc) {
  Payment payment = Approved();
  payment.mutable_emv()->clear_request_cryptogram();
  payment.mutable_emv()->set_cryptogram_type("ARQC");
  const std::string json = PaymentJson(payment, "en");
  EXPECT_NE(json.find(R"("arqc": "2222222222222222", "tc": "")"), std::string::npos) << json;
}

TEST(PaymentSentence, SaysWhatHappenedInBothLanguages) {
  EXPECT_EQ(PaymentSentence(Approved(), "en"),
            "Approved: sale of 12.34 CNY, UNIONPAY 629399*********1003, authorisation 123456, reference "
            "000000000042");
  Payment declined = Approved();
  declined.set_state(Payment::DECLINED);
  declined.mutable_host()->mutable_response()->set_code("55");
  declined.mutable_host()->mutable_response()->set_words_en("Wrong PIN");
  declined.mutable_host()->mutable_response()->set_words_zh("密码错");
  EXPECT_EQ(PaymentSentence(declined, "en"),
            "Declined: Wrong PIN (55), 12.34 CNY, UNIONPAY 629399*********1003");
  EXPECT_EQ(PaymentSentence(declined, "zh"),
            "交易被拒: 密码错 (55), 12.34 CNY, UNIONPAY 629399*********1003");
}

TEST(PaymentSentence, AnInquiryAnswersWithWhatItAskedFor) {
  Payment balance = Approved();
  balance.set_kind(ledger::v1::BALANCE_INQUIRY);
  balance.mutable_host()->mutable_available_balance()->set_minor_units(-150);
  balance.mutable_host()->mutable_available_balance()->set_currency_code("CNY");
  EXPECT_EQ(PaymentSentence(balance, "en"), "Balance: -1.50 CNY, UNIONPAY 629399*********1003");
  Payment points = Approved();
  points.mutable_host()->set_points(420);
  EXPECT_EQ(PaymentSentence(points, "zh"), "积分: 420, UNIONPAY 629399*********1003");
}

TEST(KindWords, EveryKindHasWordsInBothLanguages) {
  for (int i = 0; i < ledger::v1::PaymentKind_descriptor()->value_count(); ++i) {
    const int number = ledger::v1::PaymentKind_descriptor()->value(i)->number();
    if (number == 0) continue;
    const auto kind = static_cast<ledger::v1::PaymentKind>(number);
    EXPECT_NE(KindWords(kind, "en"), "transaction") << number;
    EXPECT_NE(KindWords(kind, "zh"), "交易") << number;
  }
}

TEST(ExitCode, IsZeroForMoneyOneForNoAndTwoForCouldNot) {
  const struct {
    Payment::State state;
    ExitCode exit_code;
  } cases[] = {
      {Payment::APPROVED, kDone},        {Payment::DECLINED, kDeclined},
      {Payment::CANCELLED, kDeclined},   {Payment::FAILED, kCouldNot},
      {Payment::REVERSED, kCouldNot},    {Payment::UNKNOWN_REVERSING, kCouldNot},
      {Payment::AUTHORISING, kCouldNot},
  };
  for (const auto& c : cases) {
    Payment payment;
    payment.set_state(c.state);
    EXPECT_EQ(ExitCodeOf(payment), c.exit_code) << Payment::State_Name(c.state);
  }
}

TEST(PaymentName, TakesAnIdWithOrWithoutItsCollection) {
  EXPECT_EQ(PaymentName("42"), "payments/42");
  EXPECT_EQ(PaymentName("payments/42"), "payments/42");
}

}  // namespace
}  // namespace till::tillctl
