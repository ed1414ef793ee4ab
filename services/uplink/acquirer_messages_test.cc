// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/acquirer_messages.h"

#include <gtest/gtest.h>

#include <functional>

#include "services/common/status/error.h"
#include "services/uplink/exchange_request.h"
#include "services/uplink/session_fixture.h"

namespace till::uplink {
namespace {

v1::ExchangeRequest Sale() {
  v1::ExchangeRequest request;
  request.set_payment("payments/a");
  request.set_trace_number(42);
  request.set_batch_number(7);
  v1::FinancialMessage& sale = *request.mutable_financial();
  sale.set_kind(ledger::v1::SALE);
  sale.mutable_amount()->set_minor_units(1234);
  sale.mutable_amount()->set_currency_code("CNY");
  sale.set_sealed_account("box");
  sale.set_entry_mode(common::v1::CONTACTLESS);
  sale.set_pin_block("12345678");
  sale.set_field_55("chip");
  return request;
}

TEST(AcquirerMessages, ASaleComesThroughWhole) {
  const auto request = FromMessage(Sale());
  ASSERT_TRUE(request.ok()) << request.status();
  EXPECT_EQ(request->transaction, "sale");
  EXPECT_EQ(request->payment_id, "payments/a");
  EXPECT_EQ(request->trace, 42u);
  EXPECT_EQ(request->batch, 7u);
  EXPECT_EQ(request->amount_minor, 1234);
  EXPECT_EQ(request->currency, "156");
  EXPECT_EQ(request->entry, Field22::Entry::kContactlessChip);
  EXPECT_TRUE(request->has_pin);
  EXPECT_EQ(request->pin_block, "12345678");
  EXPECT_EQ(request->chip_data, "chip");
  EXPECT_EQ(request->sealed_account, "box");
  EXPECT_EQ(request->reply_timeout, absl::ZeroDuration());
}

TEST(AcquirerMessages, AReversalHasItsReasonInField39) {
  v1::ExchangeRequest request = Sale();
  v1::ReversalMessage& reversal = *request.mutable_reversal();
  reversal.mutable_amount()->set_minor_units(1);
  reversal.mutable_amount()->set_currency_code("CNY");
  reversal.set_entry_mode(common::v1::FALLBACK_STRIPE);
  reversal.set_had_pin(true);
  reversal.set_authorisation_code("AB1234");
  reversal.set_original_date("1122");
  const std::pair<ledger::v1::ReversalReason, const char*> rows[] = {{ledger::v1::NO_REPLY, "98"},
                                                                     {ledger::v1::REPLY_MAC_INVALID, "A0"},
                                                                     {ledger::v1::TERMINAL_FAULT, "06"}};
  for (const auto& [reason, code] : rows) {
    reversal.set_reason(reason);
    const auto read = FromMessage(request);
    ASSERT_TRUE(read.ok()) << read.status();
    EXPECT_EQ(read->transaction, "reversal");
    EXPECT_EQ(read->original_transaction, "sale");
    EXPECT_EQ(read->reversal_reason, code);
    EXPECT_TRUE(read->has_pin);
    EXPECT_TRUE(read->pin_block.empty());
    EXPECT_TRUE(read->chip_failed);
    EXPECT_EQ(read->entry, Field22::Entry::kStripe);
    EXPECT_EQ(read->authorisation_code, "AB1234");
    ASSERT_TRUE(read->original.has_value());
    EXPECT_EQ(read->original->date, "1122");
    EXPECT_EQ(read->original->trace, 42u);
    EXPECT_EQ(read->original->batch, 7u);
  }
  reversal.clear_reason();
  EXPECT_TRUE(HasErrorCode(FromMessage(request).status(), ErrorCode::kInvalidRequest));
}

TEST(AcquirerMessages, RefusesWhatIsMissingOrOutOfRange) {
  const std::pair<ErrorCode, std::function<void(v1::ExchangeRequest&)>> rows[] = {
      {ErrorCode::kInvalidRequest, [](auto& r) { r.clear_payment(); }},
      {ErrorCode::kInvalidRequest, [](auto& r) { r.clear_message(); }},
      {ErrorCode::kInvalidRequest, [](auto& r) { r.set_trace_number(0); }},
      {ErrorCode::kInvalidRequest, [](auto& r) { r.set_trace_number(-1); }},
      {ErrorCode::kInvalidRequest, [](auto& r) { r.set_trace_number(1'000'000); }},
      {ErrorCode::kInvalidRequest, [](auto& r) { r.set_batch_number(0); }},
      {ErrorCode::kInvalidRequest, [](auto& r) { r.set_reply_timeout_ms(999); }},
      {ErrorCode::kInvalidRequest, [](auto& r) { r.set_reply_timeout_ms(120'001); }},
      {ErrorCode::kInvalidRequest, [](auto& r) { r.mutable_financial()->clear_entry_mode(); }},
      {ErrorCode::kInvalidAmount,
       [](auto& r) { r.mutable_financial()->mutable_amount()->set_minor_units(0); }},
      {ErrorCode::kInvalidAmount,
       [](auto& r) { r.mutable_financial()->mutable_amount()->set_minor_units(-5); }},
      {ErrorCode::kInvalidAmount,
       [](auto& r) { r.mutable_financial()->mutable_amount()->set_minor_units(1'000'000'000'000); }},
      {ErrorCode::kCurrencyNotSupported,
       [](auto& r) { r.mutable_financial()->mutable_amount()->set_currency_code("XXQ"); }},
  };
  for (const auto& [code, spoil] : rows) {
    v1::ExchangeRequest request = Sale();
    spoil(request);
    EXPECT_EQ(ErrorCodeOf(FromMessage(request).status()), code) << request.ShortDebugString();
  }
}

TEST(AcquirerMessages, RefusesMessagesThatCannotBeAsked) {
  using Spoil = std::function<void(v1::ExchangeRequest&)>;
  const auto financial = [](ledger::v1::PaymentKind kind) {
    return [kind](v1::ExchangeRequest& r) { r.mutable_financial()->set_kind(kind); };
  };
  const auto original = [](v1::ExchangeRequest& r) {
    v1::OriginalTransaction& o = *r.mutable_financial()->mutable_original();
    o.set_trace_number(1);
    o.set_batch_number(1);
    o.set_kind(ledger::v1::SALE);
  };
  const auto qr = [](v1::QrMessage::Action action) {
    return [action](v1::ExchangeRequest& r) {
      r.mutable_qr()->set_action(action);
      r.mutable_qr()->set_order_number("Q1");
    };
  };
  const auto detail = [](ledger::v1::UploadSection section, int items) {
    return [section, items](v1::ExchangeRequest& r) {
      r.mutable_batch_detail()->set_section(section);
      for (int i = 0; i < items; ++i) {
        v1::BatchDetailMessage::Item& item = *r.mutable_batch_detail()->add_items();
        item.set_trace_number(1);
        item.set_entry_mode(common::v1::MANUAL);
        item.mutable_amount()->set_minor_units(1);
        item.mutable_amount()->set_currency_code("CNY");
      }
    };
  };
  const std::pair<ErrorCode, Spoil> rows[] = {
      {ErrorCode::kInvalidRequest, financial(ledger::v1::PAYMENT_KIND_UNSPECIFIED)},
      {ErrorCode::kInvalidRequest, financial(static_cast<ledger::v1::PaymentKind>(99))},
      {ErrorCode::kInvalidRequest, financial(ledger::v1::QR_SALE)},
      {ErrorCode::kInvalidRequest, financial(ledger::v1::QR_REFUND)},
      {ErrorCode::kInvalidRequest, financial(ledger::v1::SLIP_UPLOAD)},
      {ErrorCode::kInvalidRequest, financial(ledger::v1::SALE_VOID)},  // no original
      {ErrorCode::kInvalidRequest, financial(ledger::v1::SCRIPT_RESULT)},
      {ErrorCode::kInvalidRequest, financial(ledger::v1::INSTALMENT_SALE)},  // in no parts
      {ErrorCode::kInvalidRequest,
       [&](auto& r) {
         financial(ledger::v1::INSTALMENT_SALE)(r);
         r.mutable_financial()->set_instalments(100);
       }},
      {ErrorCode::kInvalidRequest,
       [&](auto& r) {
         financial(ledger::v1::SALE_VOID)(r);
         original(r);
         r.mutable_financial()->mutable_original()->set_trace_number(1'000'000);
       }},
      {ErrorCode::kInvalidRequest,
       [&](auto& r) {
         financial(ledger::v1::SALE_VOID)(r);
         original(r);
         r.mutable_financial()->mutable_original()->set_batch_number(0);
       }},
      {ErrorCode::kInvalidRequest,
       [&](auto& r) {
         financial(ledger::v1::TOP_UP_CONFIRMATION)(r);
         original(r);
         r.mutable_financial()->mutable_original()->clear_kind();
       }},
      {ErrorCode::kInvalidAmount,
       [](auto& r) { r.mutable_financial()->mutable_tip()->set_minor_units(1235); }},
      {ErrorCode::kInvalidAmount, [](auto& r) { r.mutable_financial()->mutable_tip()->set_minor_units(-1); }},
      {ErrorCode::kInvalidRequest, qr(v1::QrMessage::ACTION_UNSPECIFIED)},
      {ErrorCode::kInvalidRequest, qr(v1::QrMessage::PAY)},     // no code
      {ErrorCode::kInvalidAmount, qr(v1::QrMessage::CREATE)},   // no amount
      {ErrorCode::kInvalidRequest, qr(v1::QrMessage::REFUND)},  // no original
      {ErrorCode::kInvalidRequest, [](auto& r) { r.mutable_slip(); }},
      {ErrorCode::kInvalidRequest, [](auto& r) { r.mutable_slip()->set_signature("s"); }},
      {ErrorCode::kInvalidRequest, [](auto& r) { r.mutable_slip()->set_signature(std::string(901, 's')); }},
      {ErrorCode::kInvalidRequest,
       [](auto& r) { r.mutable_settlement()->mutable_domestic()->set_debit_count(1000); }},
      {ErrorCode::kInvalidRequest,
       [](auto& r) { r.mutable_settlement()->mutable_foreign()->set_credit_minor(-1); }},
      {ErrorCode::kInvalidRequest, [](auto& r) { r.mutable_batch_end()->set_uploaded(10'000); }},
      {ErrorCode::kInvalidRequest, detail(ledger::v1::UPLOAD_SECTION_UNSPECIFIED, 1)},
      {ErrorCode::kInvalidRequest, detail(ledger::v1::STRIPE_ONLINE, 0)},
      {ErrorCode::kInvalidRequest, detail(ledger::v1::STRIPE_ONLINE, 9)},
      {ErrorCode::kInvalidRequest, detail(ledger::v1::CHIP_ONLINE, 2)},
      {ErrorCode::kInvalidRequest, detail(ledger::v1::REFUNDS, 0)},
      {ErrorCode::kInvalidRequest,
       [&](auto& r) {
         detail(ledger::v1::CHIP_ONLINE, 1)(r);
         r.mutable_batch_detail()->mutable_items(0)->set_trace_number(0);
       }},
      {ErrorCode::kInvalidAmount,
       [&](auto& r) {
         detail(ledger::v1::STRIPE_ONLINE, 1)(r);
         r.mutable_batch_detail()->mutable_items(0)->clear_amount();
       }},
  };
  for (const auto& [code, spoil] : rows) {
    v1::ExchangeRequest request = Sale();
    spoil(request);
    EXPECT_EQ(ErrorCodeOf(FromMessage(request).status()), code) << request.ShortDebugString();
  }
}

TEST(AcquirerMessages, AMessageAboutABatchIsOfNoPayment) {
  v1::ExchangeRequest request = Sale();
  request.clear_payment();
  request.mutable_settlement();
  EXPECT_TRUE(FromMessage(request).ok());
  request.mutable_batch_end();
  EXPECT_TRUE(FromMessage(request).ok());
  request.mutable_slip()->set_signature("s");
  EXPECT_FALSE(FromMessage(request).ok());
}

TEST(AcquirerMessages, BalanceAndPointsComeThrough) {
  HostSession::FinancialResult result{.outcome = Exchanger::Outcome::kAnswered};
  result.reply = HostReply{.response_code = "00", .approved = true, .balance = HostReply::Balance{-5, "156"}};
  v1::ExchangeResponse message = ToMessage(result, Sale(), ShippedCatalogue());
  EXPECT_EQ(message.host().available_balance().minor_units(), -5);
  EXPECT_EQ(message.host().available_balance().currency_code(), "CNY");
  EXPECT_FALSE(message.host().has_points());
  result.reply->balance->currency = "999";
  result.reply->points = 0;
  message = ToMessage(result, Sale(), ShippedCatalogue());
  EXPECT_EQ(message.host().available_balance().currency_code(), "");
  EXPECT_TRUE(message.host().has_points());
}

TEST(AcquirerMessages, OutcomesAreToldApart) {
  const auto outcome = [](Exchanger::Outcome kind, bool approved) {
    HostSession::FinancialResult result{.outcome = kind};
    if (kind == Exchanger::Outcome::kAnswered) {
      result.reply = HostReply{.response_code = approved ? "00" : "55", .approved = approved};
    }
    return ToMessage(result, Sale(), ShippedCatalogue()).outcome();
  };
  EXPECT_EQ(outcome(Exchanger::Outcome::kAnswered, true), v1::ExchangeResponse::APPROVED);
  EXPECT_EQ(outcome(Exchanger::Outcome::kAnswered, false), v1::ExchangeResponse::DECLINED);
  EXPECT_EQ(outcome(Exchanger::Outcome::kNotSent, false), v1::ExchangeResponse::NOT_SENT);
  EXPECT_EQ(outcome(Exchanger::Outcome::kNoReply, false), v1::ExchangeResponse::NO_REPLY);
  EXPECT_EQ(outcome(Exchanger::Outcome::kReplyMacInvalid, false), v1::ExchangeResponse::REPLY_MAC_INVALID);
  EXPECT_EQ(outcome(Exchanger::Outcome::kReplyInvalid, false), v1::ExchangeResponse::REPLY_INVALID);
}

TEST(AcquirerMessages, AnAnswerComesThroughWithWordsAndThePartialAmount) {
  HostSession::FinancialResult result{.outcome = Exchanger::Outcome::kAnswered};
  result.reply = HostReply{.response_code = "10",
                           .approved = true,
                           .authorisation_code = "AB1234",
                           .reference_number = "112210153042",
                           .time = "101530",
                           .date = "1122",
                           .settlement_date = "1123",
                           .acquirer = "01020000",
                           .institutions = "01020\xC4\xFA",
                           .issuer_data = "\x91\x01x",
                           .amount_minor = 1000};
  const v1::ExchangeResponse message = ToMessage(result, Sale(), ShippedCatalogue());
  EXPECT_EQ(message.host().response().code(), "10");
  EXPECT_EQ(message.host().response().response_class(), common::v1::ResponseCode::SUCCESS);
  EXPECT_FALSE(message.host().response().words_zh().empty());
  EXPECT_EQ(message.host().authorisation_code(), "AB1234");
  EXPECT_EQ(message.host().reference_number(), "112210153042");
  EXPECT_EQ(message.host().host_time(), "101530");
  EXPECT_EQ(message.host().host_date(), "1122");
  EXPECT_EQ(message.host().settlement_date(), "1123");
  EXPECT_EQ(message.host().acquirer(), "01020000");
  EXPECT_EQ(message.host().institutions(), "01020");
  EXPECT_EQ(message.host().approved_amount().minor_units(), 1000);
  EXPECT_EQ(message.host().approved_amount().currency_code(), "CNY");
  EXPECT_EQ(message.issuer_data(), "\x91\x01x");
  result.reply->amount_minor = 1234;
  EXPECT_FALSE(ToMessage(result, Sale(), ShippedCatalogue()).host().has_approved_amount());
}

}  // namespace
}  // namespace till::uplink
