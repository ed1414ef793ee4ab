// SPDX-License-Identifier: Apache-2.0
#include "services/payment/payment_order.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "services/common/status/error.h"

namespace till::payment {
namespace {

PaymentOrder Sale() {
  v1::StartPaymentRequest request;
  request.set_request_id("a");
  request.mutable_amount()->set_minor_units(100);
  request.mutable_amount()->set_currency_code("CNY");
  return OrderOf(request);
}

TEST(PaymentOrder, AVerificationPrintsNothingAndReadsNoStripe) {
  v1::VerifyCardRequest request;
  request.set_request_id("a");
  const PaymentOrder order = OrderOf(request);
  EXPECT_EQ(order.kind, ledger::v1::BALANCE_INQUIRY);
  EXPECT_FALSE(order.print_receipts);
  EXPECT_TRUE(order.first_application);
  EXPECT_EQ(order.entry_modes,
            (std::vector<common::v1::EntryMode>{common::v1::CONTACT, common::v1::CONTACTLESS}));
  EXPECT_TRUE(CheckForm(order).ok());
}

TEST(PaymentOrder, BadFieldsAreRefusedByTheirNames) {
  using Spoil = std::function<void(PaymentOrder&)>;
  const std::pair<ErrorCode, Spoil> cases[] = {
      {ErrorCode::kInvalidRequest, [](auto& o) { o.request_id = ""; }},
      {ErrorCode::kInvalidRequest, [](auto& o) { o.request_id = "a:b"; }},
      {ErrorCode::kInvalidRequest, [](auto& o) { o.request_id = std::string(65, 'x'); }},
      {ErrorCode::kNotSupported, [](auto& o) { o.kind = ledger::v1::SALE_VOID; }},
      {ErrorCode::kNotSupported, [](auto& o) { o.kind = ledger::v1::SCRIPT_RESULT; }},
      {ErrorCode::kNotSupported, [](auto& o) { o.kind = static_cast<ledger::v1::PaymentKind>(99); }},
      {ErrorCode::kInvalidRequest, [](auto& o) { o.card_timeout_ms = 999; }},
      {ErrorCode::kInvalidRequest, [](auto& o) { o.wallet_timeout_ms = 300'001; }},
      {ErrorCode::kInvalidRequest, [](auto& o) { o.instalments = 3; }},
      {ErrorCode::kInvalidRequest, [](auto& o) { o.kind = ledger::v1::INSTALMENT_SALE; }},
      {ErrorCode::kInvalidRequest,
       [](auto& o) { o.kind = ledger::v1::INSTALMENT_SALE, o.instalments = 100; }},
      {ErrorCode::kInvalidRequest, [](auto& o) { o.telephone_authorisation = "A1B2C3"; }},
      {ErrorCode::kInvalidRequest, [](auto& o) { o.kind = ledger::v1::OFFLINE_SETTLEMENT; }},
      {ErrorCode::kInvalidRequest,
       [](auto& o) { o.kind = ledger::v1::OFFLINE_SETTLEMENT, o.telephone_authorisation = "A1B2C?"; }},
      {ErrorCode::kInvalidAmount, [](auto& o) { o.amount.set_minor_units(INT64_MAX); }},
      {ErrorCode::kInvalidAmount, [](auto& o) { o.amount.set_minor_units(INT64_MIN); }},
      {ErrorCode::kInvalidAmount, [](auto& o) { o.tip.set_minor_units(100); }},
      {ErrorCode::kInvalidAmount, [](auto& o) { o.tip.set_minor_units(-1); }},
      {ErrorCode::kCurrencyNotSupported, [](auto& o) { o.tip.set_minor_units(1); }},
      {ErrorCode::kQrCodeUnknown, [](auto& o) { o.customer_code = "0123456789012345678"; }},
      {ErrorCode::kInvalidRequest, [](auto& o) { o.wish = PaymentOrder::Wish::kVoid; }},
      {ErrorCode::kInvalidRequest, [](auto& o) { o.original_amount.set_minor_units(200); }},
      {ErrorCode::kInvalidAmount, [](auto& o) { o.promotion = "promotions/1"; }},
      {ErrorCode::kInvalidAmount,
       [](auto& o) { o.promotion = "promotions/1", o.original_amount.set_minor_units(200); }},
      {ErrorCode::kInvalidRequest,
       [](auto& o) {
         o.promotion = "promotions/1", o.kind = ledger::v1::PRE_AUTHORIZATION;
         o.original_amount.set_minor_units(200), o.original_amount.set_currency_code("CNY");
       }},
  };
  EXPECT_TRUE(CheckForm(Sale()).ok());
  int number = 0;
  for (const auto& [code, spoil] : cases) {
    PaymentOrder order = Sale();
    spoil(order);
    EXPECT_EQ(ErrorCodeOf(CheckForm(order)), code) << number++;
  }
}

TEST(PaymentOrder, AKindMayHaveALimitOfItsOwn) {
  terminal::v1::MerchantProfile profile;
  profile.set_currency_code("CNY");
  terminal::v1::TerminalParameters parameters;
  parameters.set_sale_limit_minor(1'000);
  const auto code = [&] {
    return ErrorCodeOf(CheckAllowed(Sale(), profile, parameters, nullptr, absl::UnixEpoch()));
  };
  EXPECT_EQ(code(), ErrorCode::kUnspecified);
  terminal::v1::KindLimit* limit = parameters.add_kind_limits();
  limit->set_kind(ledger::v1::QR_SALE);
  limit->set_most_minor(99);
  EXPECT_EQ(code(), ErrorCode::kUnspecified) << "another kind's";
  limit->set_kind(ledger::v1::SALE);
  EXPECT_EQ(code(), ErrorCode::kInvalidAmount);
  limit->set_most_minor(100);
  EXPECT_EQ(code(), ErrorCode::kUnspecified);
}

TEST(PaymentOrder, APromotionIsPartOfTheContent) {
  PaymentOrder order = Sale();
  const std::string without = DigestOf(order);
  order.promotion = "promotions/1";
  order.original_amount.set_minor_units(200);
  EXPECT_NE(DigestOf(order), without);
}

TEST(PaymentOrder, SameContentHasTheSameDigest) {
  EXPECT_EQ(DigestOf(Sale()), DigestOf(Sale()));
  EXPECT_EQ(DigestOf(Sale()).size(), 32u);
  using Change = std::function<void(PaymentOrder&)>;
  const Change changes[] = {
      [](auto& o) { o.kind = ledger::v1::PRE_AUTHORIZATION; },
      [](auto& o) { o.amount.set_minor_units(101); },
      [](auto& o) { o.amount.set_currency_code("USD"); },
      [](auto& o) { o.original = "payments/1"; },
      [](auto& o) { o.tip.set_minor_units(1); },
      [](auto& o) { o.instalments = 2; },
      [](auto& o) { o.telephone_authorisation = "A"; },
      [](auto& o) { o.customer_code = "13"; },
      [](auto& o) { o.wish = PaymentOrder::Wish::kVoid; },
  };
  for (const Change& change : changes) {
    PaymentOrder other = Sale();
    change(other);
    EXPECT_NE(DigestOf(other), DigestOf(Sale()));
  }
  PaymentOrder patient = Sale();
  patient.card_timeout_ms = 5'000;
  patient.print_receipts = false;
  patient.request_id = "b";
  EXPECT_EQ(DigestOf(patient), DigestOf(Sale()));
}

}  // namespace
}  // namespace till::payment
