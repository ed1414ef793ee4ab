// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/transaction_table.h"

#include <gtest/gtest.h>

#include <functional>

#include "absl/strings/str_cat.h"
#include "services/uplink/iso8583/golden.h"

namespace till::uplink {
namespace {

profile::Transaction& RowIn(profile::Profile& profile, const std::string& name) {
  for (profile::Transaction& row : *profile.mutable_transaction()) {
    if (row.name() == name) return row;
  }
  ADD_FAILURE() << name;
  return *profile.mutable_transaction(0);
}

TEST(TransactionTable, TheShippedRowsAreThoseOfTheProtocol) {
  const auto table = TransactionTable::Create(golden::UnionPayProfile(), golden::UnionPaySpec());
  ASSERT_TRUE(table.ok()) << table.status();
  EXPECT_EQ(table->Find("sale")->reply_type, "0210");
  EXPECT_EQ(table->Find("reversal", "sale")->reply_type, "0410");
  EXPECT_EQ(table->Find("sign_on")->reply_type, "0810");
  EXPECT_EQ(table->Find("echo")->reply_type, "0830");
  EXPECT_EQ(table->Find("sign_off")->reply_type, "0830");
  EXPECT_EQ(table->Find("refund")->reply_type, "0230");
  EXPECT_EQ(table->Find("lottery"), nullptr);
  EXPECT_EQ(table->Find("purchase"), nullptr);  // a template
  EXPECT_EQ(table->Find("reversal"), nullptr);
  EXPECT_EQ(table->Find("reversal", "refund"), nullptr);  // an advice is not undone
}

// unionpay.md B3: SM keys and statuses differ in 60.3.
TEST(TransactionTable, RowsThatNoCallAsksForHaveTheirCodes) {
  const auto table = TransactionTable::Create(golden::UnionPayProfile(), golden::UnionPaySpec());
  ASSERT_TRUE(table.ok()) << table.status();
  const struct {
    const char* row;
    const char* codes;  // Message type, 3, 25, 60.1, 60.3.
  } rows[] = {
      {"status", "0820   00 362"},
      {"status_authority_keys", "0820   00 372"},
      {"status_applications", "0820   00 382"},
      {"status_sm_authority_keys", "0820   00 373"},
      {"download_sm_authority_keys", "0800   00 373"},
  };
  for (const auto& [name, codes] : rows) {
    const TransactionSpec* const found = table->Find(name);
    ASSERT_NE(found, nullptr) << name;
    EXPECT_EQ(absl::StrCat(found->row.message_type(), " ", found->row.processing_code(), " ",
                           found->row.condition_code(), " ", found->row.type_code(), " ",
                           found->row.network_code()),
              codes)
        << name;
  }
}

TEST(TransactionTable, AReversalDropsWhatItMustAndKeepsWhatItMay) {
  const auto table = TransactionTable::Create(golden::UnionPayProfile(), golden::UnionPaySpec());
  const TransactionSpec& reversal = *table->Find("reversal", "sale");
  for (const int dropped : {35, 36, 52, 26, 53, 37}) EXPECT_FALSE(reversal.Carries(dropped)) << dropped;
  for (const int kept : {2, 38, 39, 55, 61, 64}) EXPECT_TRUE(reversal.Carries(kept)) << kept;
}

TEST(TransactionTable, RefusesRowsThatCannotBeRight) {
  struct BadRow {
    const char* error;
    std::function<void(profile::Profile&)> spoil;
  };
  const BadRow rows[] = {
      {"profile: transaction \"sale\": message_type is not four digits",
       [](auto& p) { RowIn(p, "sale").set_message_type("200"); }},
      {"profile: transaction \"sale\": processing_code is not six digits",
       [](auto& p) { RowIn(p, "sale").set_processing_code("00"); }},
      {"profile: transaction \"sale\": type_code is not two digits",
       [](auto& p) { RowIn(p, "sale").clear_type_code(); }},
      {"profile: transaction \"sale\": field 65 is not in this dialect",
       [](auto& p) { RowIn(p, "sale").add_optional_field(65); }},
      {"profile: transaction \"echo\": field 39 is matched but not required",
       [](auto& p) { RowIn(p, "echo").add_reply_match_field(39); }},
      {"profile: transaction \"sign_on\": field 11 is neither required nor matched",
       [](auto& p) { RowIn(p, "management").clear_reply_match_field(); }},
      {"profile: transaction \"echo\": request_mac and required_field 64 do not agree",
       [](auto& p) { RowIn(p, "echo").set_request_mac(profile::MAC_REQUIRED); }},
      {"profile: transaction \"echo\": request_mac is MAC_NEVER or MAC_REQUIRED",
       [](auto& p) { RowIn(p, "echo").set_request_mac(profile::MAC_IF_PRESENT); }},
      {"profile: transaction \"sale\": moves money and does not want a MAC on its answer",
       [](auto& p) { RowIn(p, "sale").set_reply_mac(profile::MAC_IF_PRESENT); }},
      {"profile: transaction \"reversal\": moves money and does not want a MAC on its answer",
       [](auto& p) { RowIn(p, "reversal").set_reply_mac(profile::MAC_IF_PRESENT); }},
      {"profile: transaction \"sign_on\": reply_mac is MAC_IF_PRESENT or MAC_REQUIRED",
       [](auto& p) { RowIn(p, "management").set_reply_mac(profile::MAC_NEVER); }},
      {"profile: transaction \"sale\": field 55 and chip_data_list do not agree",
       [](auto& p) { RowIn(p, "sale").set_chip_data_list("no such list"); }},
      {"profile: transaction \"sale\": is there twice",
       [](auto& p) { *p.add_transaction() = RowIn(p, "sale"); }},
      {"profile: transaction \"sale\": is like \"lottery\", which does not stand above it",
       [](auto& p) { RowIn(p, "sale").set_like("lottery"); }},
      {"profile: transaction \"purchase\": is like \"sale\", which does not stand above it",
       [](auto& p) { RowIn(p, "purchase").set_like("sale"); }},
      {"profile: transaction \"reversal\": original_code 22 is none of 3, 25, 60",
       [](auto& p) { RowIn(p, "reversal").add_original_code(22); }},
      {"profile: transaction \"sale\": account_type is not three digits",
       [](auto& p) { RowIn(p, "sale").set_account_type("65"); }},
      {"profile: transaction \"qr_sale\": entry_mode is not three digits",
       [](auto& p) { RowIn(p, "qr_sale").set_entry_mode("03x"); }},
      {"profile: transaction \"qr_sale\": 60.6 and 60.7 want long_field60",
       [](auto& p) { RowIn(p, "qr_sale").set_account_type("065"); }},
  };
  for (const BadRow& row : rows) {
    profile::Profile profile = golden::UnionPayProfile();
    row.spoil(profile);
    EXPECT_EQ(TransactionTable::Create(profile, golden::UnionPaySpec()).status().message(), row.error);
  }
}

}  // namespace
}  // namespace till::uplink
