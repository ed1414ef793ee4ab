// SPDX-License-Identifier: Apache-2.0
#include "services/payment/settlement_document.h"

#include <gtest/gtest.h>

namespace till::payment {
namespace {

void AddLine(ledger::v1::TotalsResponse& totals, ledger::v1::PaymentKind kind, const char* scheme,
             const char* operator_id, int64_t count, int64_t minor_units, int shift = 0) {
  ledger::v1::TotalsResponse::Line& line = *totals.add_lines();
  line.set_kind(kind);
  line.set_scheme(scheme);
  line.set_operator_id(operator_id);
  line.set_shift_number(shift);
  line.set_count(count);
  line.mutable_amount()->set_minor_units(minor_units);
  line.mutable_amount()->set_currency_code("CNY");
}

ledger::v1::TotalsResponse Day() {
  ledger::v1::TotalsResponse totals;
  AddLine(totals, ledger::v1::SALE, "", "", 3, 60'000);
  AddLine(totals, ledger::v1::REFUND, "", "", 1, -1'050);
  AddLine(totals, ledger::v1::SALE, "", "01", 3, 60'000);
  AddLine(totals, ledger::v1::SALE, "", "", 3, 60'000, /*shift=*/1);
  AddLine(totals, ledger::v1::SALE, "UNIONPAY", "", 2, 40'000);
  AddLine(totals, ledger::v1::REFUND, "UNIONPAY", "", 1, -1'050);
  AddLine(totals, ledger::v1::SALE, "DISCOVER", "", 1, 20'000);
  return totals;
}

terminal::v1::MerchantProfile Shop() {
  terminal::v1::MerchantProfile profile;
  profile.set_currency_code("CNY");
  profile.set_receipt_language("zh");
  return profile;
}

TEST(SettlementDocument, SumsStandByKindBySchemeAndOverAll) {
  const print::v1::Document document = SettlementDocument({}, Day(), Shop());
  const auto& fields = document.fields();
  EXPECT_EQ(fields.at("kind_sale"), "3  RMB 600.00");
  EXPECT_EQ(fields.at("kind_refund"), "1  RMB -10.50");
  EXPECT_EQ(fields.at("scheme_UNIONPAY"), "3  RMB 389.50");
  EXPECT_EQ(fields.at("scheme_OTHER"), "1  RMB 200.00") << "a scheme without a line of its own";
  EXPECT_EQ(fields.at("total"), "4  RMB 589.50");
  EXPECT_FALSE(fields.contains("scheme_VISA"));
}

TEST(SettlementDocument, TheWorseOfTheTwoWordsIsTheOutcome) {
  const struct {
    int domestic, foreign;
    const char* outcome;
  } rows[] = {{1, 0, "balanced"},     {1, 1, "balanced"}, {2, 1, "not_balanced"},
              {1, 2, "not_balanced"}, {2, 3, "error"},    {3, 1, "error"}};
  for (const auto& row : rows) {
    ledger::v1::Settlement settlement;
    settlement.set_domestic_flag(row.domestic);
    settlement.set_foreign_flag(row.foreign);
    EXPECT_EQ(SettlementDocument(settlement, Day(), Shop()).fields().at("outcome"), row.outcome);
  }
  EXPECT_FALSE(SettlementDocument({}, Day(), Shop()).fields().contains("outcome"));
}

}  // namespace
}  // namespace till::payment
