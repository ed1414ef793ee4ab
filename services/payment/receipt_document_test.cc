// SPDX-License-Identifier: Apache-2.0
#include "services/payment/receipt_document.h"

#include <gtest/gtest.h>

#include "services/payment/settlement_document.h"
#include "services/payment/testing/scripted_people.h"

namespace till::payment {
namespace {

common::v1::Amount Yuan(int64_t minor_units) {
  common::v1::Amount amount;
  amount.set_minor_units(minor_units);
  amount.set_currency_code("CNY");
  return amount;
}

v1::Payment Approved(ledger::v1::PaymentKind kind, int64_t minor_units) {
  v1::Payment payment;
  payment.set_kind(kind);
  payment.set_state(v1::Payment::APPROVED);
  *payment.mutable_amount() = Yuan(minor_units);
  payment.mutable_host()->set_host_date("1122");
  return payment;
}

auto Fields(const v1::Payment& payment, v1::ReceiptCopy copy, const v1::Payment* original = nullptr) {
  FixedShop shop;
  return ReceiptDocument(payment, original, *shop.Profile(), copy, "").fields();
}

TEST(ReceiptDocument, VoidNamesWhatItUndoes) {
  v1::Payment sale = Approved(ledger::v1::SALE, 1234);
  sale.set_trace_number(17);
  sale.set_batch_number(3);
  sale.mutable_host()->set_reference_number("000000000777");
  v1::Payment undo = Approved(ledger::v1::SALE_VOID, 1234);
  undo.mutable_card()->set_entry_mode(common::v1::MANUAL);
  const auto fields = Fields(undo, v1::MERCHANT_COPY, &sale);
  EXPECT_EQ(fields.at("transaction_type"), "sale_void");
  EXPECT_EQ(fields.at("original_trace"), "000017");
  EXPECT_EQ(fields.at("original_batch"), "000003");
  EXPECT_EQ(fields.at("original_rrn"), "000000000777");
  EXPECT_EQ(fields.at("original_amount"), "RMB 12.34");
  EXPECT_FALSE(fields.contains("entry_mode"));  // No card was presented.
}

TEST(ReceiptDocument, BalanceIsOnTheCustomersCopyAlone) {
  v1::Payment inquiry = Approved(ledger::v1::BALANCE_INQUIRY, 0);
  *inquiry.mutable_host()->mutable_available_balance() = Yuan(543210);
  inquiry.mutable_host()->set_points(77);
  EXPECT_EQ(Fields(inquiry, v1::CUSTOMER_COPY).at("balance"), "RMB 5,432.10");
  EXPECT_EQ(Fields(inquiry, v1::CUSTOMER_COPY).at("points"), "77");
  EXPECT_FALSE(Fields(inquiry, v1::MERCHANT_COPY).contains("balance"));
  EXPECT_FALSE(Fields(inquiry, v1::MERCHANT_COPY).contains("points"));
  EXPECT_FALSE(Fields(inquiry, v1::CUSTOMER_COPY).contains("amount"));
}

TEST(ReceiptDocument, ApprovalInPartSaysWhatIsLeftToPay) {
  v1::Payment sale = Approved(ledger::v1::SALE, 10'000);
  *sale.mutable_host()->mutable_approved_amount() = Yuan(4'000);
  const auto fields = Fields(sale, v1::CUSTOMER_COPY);
  EXPECT_EQ(fields.at("amount"), "RMB 40.00");
  EXPECT_EQ(fields.at("requested"), "RMB 100.00");
  EXPECT_EQ(fields.at("remaining"), "RMB 60.00");
}

TEST(ReceiptDocument, AdviceThatIsOwedSaysSo) {
  v1::Payment refund = Approved(ledger::v1::REFUND, 100);
  refund.set_state(v1::Payment::ADVICE_OWED);
  EXPECT_EQ(Fields(refund, v1::CUSTOMER_COPY).at("status"), "accepted");
}

TEST(ReceiptDocument, TipInstalmentsWalletAndMarks) {
  v1::Payment sale = Approved(ledger::v1::INSTALMENT_SALE, 10'000);
  *sale.mutable_tip() = Yuan(500);
  sale.set_instalments(12);
  sale.set_small_amount(true);
  sale.set_offline(true);
  sale.mutable_host()->set_wallet("WECHAT");
  const auto fields = Fields(sale, v1::MERCHANT_COPY);
  EXPECT_EQ(fields.at("tip"), "RMB 5.00");
  EXPECT_EQ(fields.at("instalments"), "12");
  EXPECT_EQ(fields.at("small_amount"), "yes");
  EXPECT_EQ(fields.at("offline"), "yes");
  EXPECT_EQ(fields.at("wallet"), "WECHAT");
}

TEST(SettlementDocument, SumsWordAndKinds) {
  ledger::v1::Settlement settlement;
  settlement.set_batch_number(12);
  settlement.mutable_domestic()->set_debit_count(3);
  settlement.mutable_domestic()->set_debit_minor(30'000);
  settlement.mutable_domestic()->set_credit_count(1);
  settlement.mutable_domestic()->set_credit_minor(500);
  settlement.set_domestic_flag(2);
  settlement.set_foreign_flag(1);
  ledger::v1::TotalsResponse totals;
  auto* line = totals.add_lines();
  line->set_kind(ledger::v1::SALE);
  line->set_count(3);
  *line->mutable_amount() = Yuan(30'000);
  line = totals.add_lines();
  line->set_kind(ledger::v1::SALE);
  line->set_operator_id("01");
  line->set_count(1);
  FixedShop shop;
  const auto fields = SettlementDocument(settlement, totals, *shop.Profile()).fields();
  EXPECT_EQ(fields.at("batch"), "000012");
  EXPECT_EQ(fields.at("domestic_debit"), "3  RMB 300.00");
  EXPECT_EQ(fields.at("domestic_credit"), "1  RMB 5.00");
  EXPECT_EQ(fields.at("domestic_flag"), "unequal");
  EXPECT_EQ(fields.at("kind_sale"), "3  RMB 300.00");
  EXPECT_FALSE(fields.contains("foreign_debit"));
}

}  // namespace
}  // namespace till::payment
