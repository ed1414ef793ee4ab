// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/shop.h"

#include <functional>
#include <string>
#include <utility>

#include "gtest/gtest.h"
#include "services/common/clock/fake_clock.h"
#include "services/common/status/error.h"

namespace till::terminal {
namespace {

v1::MerchantProfile Teahouse() {
  v1::MerchantProfile profile;
  profile.set_name_zh("梨花茶馆");
  profile.set_name_en("Pear Blossom Teahouse");
  profile.set_merchant_id("898100012345678");
  profile.set_terminal_id("TILL0001");
  profile.set_address("杭州市西湖区");
  profile.set_currency_code("CNY");
  profile.set_country_code("156");
  profile.set_time_zone("Asia/Shanghai");
  profile.set_receipt_footer("谢谢惠顾\nThank you");
  profile.set_receipt_language("both");
  return profile;
}

class ShopTest : public testing::Test {
 protected:
  FakeClock clock_;
  std::unique_ptr<TerminalStore> store_ = std::move(*TerminalStore::Open(":memory:"));
  Shop shop_{*store_, clock_, Teahouse()};
};

TEST_F(ShopTest, BeginsWithTheInitialProfileAndTheDefaults) {
  EXPECT_EQ(shop_.Profile()->name_zh(), "梨花茶馆");
  EXPECT_EQ(shop_.Parameters()->contactless_no_cvm_limit_minor(), 100'000);
  EXPECT_TRUE(CheckProfile(Teahouse()).ok()) << CheckProfile(Teahouse());
  EXPECT_TRUE(CheckParameters(DefaultParameters()).ok());
}

TEST_F(ShopTest, AnUpdateStaysAndItsAuditNamesTheFields) {
  v1::MerchantProfile profile = Teahouse();
  profile.set_name_en("Plum Blossom Teahouse");
  profile.set_receipt_footer("");
  ASSERT_TRUE(shop_.UpdateProfile("99", profile).ok());
  Shop restarted(*store_, clock_, Teahouse());
  EXPECT_EQ(restarted.Profile()->name_en(), "Plum Blossom Teahouse");
  AuditEntry audit = store_->Audit(1)->at(0);
  EXPECT_EQ(audit.operator_id + "/" + audit.act + "/" + audit.subject,
            "99/update-profile/name_en,receipt_footer");
  v1::TerminalParameters parameters = DefaultParameters();
  parameters.set_receipt_copies(1);
  ASSERT_TRUE(shop_.UpdateParameters("99", parameters).ok());
  EXPECT_EQ(restarted.Parameters()->receipt_copies(), 1);
  EXPECT_EQ(store_->Audit(1)->at(0).subject, "receipt_copies");
}

TEST_F(ShopTest, ABadProfileIsRefusedByTheFieldsName) {
  using Spoil = std::function<void(v1::MerchantProfile&)>;
  const std::pair<std::string, Spoil> kCases[] = {
      {"name_zh", [](auto& p) { p.clear_name_zh(), p.clear_name_en(); }},
      {"name_zh", [](auto& p) { p.set_name_zh(std::string(41, 'x')); }},
      {"name_en", [](auto& p) { p.set_name_en("\x1B@"); }},
      {"merchant_id", [](auto& p) { p.set_merchant_id("89810001234567"); }},
      {"merchant_id", [](auto& p) { p.set_merchant_id("89810001234567\n"); }},
      {"terminal_id", [](auto& p) { p.set_terminal_id("TILL-001"); }},
      {"currency_code", [](auto& p) { p.set_currency_code("cny"); }},
      {"country_code", [](auto& p) { p.set_country_code("CN"); }},
      {"time_zone", [](auto& p) { p.set_time_zone("Asia/Atlantis"); }},
      {"time_zone", [](auto& p) { p.set_time_zone("/etc/passwd"); }},
      {"time_zone", [](auto& p) { p.set_time_zone("../../../etc/passwd"); }},
      {"receipt_language", [](auto& p) { p.set_receipt_language("de"); }},
      {"receipt_footer", [](auto& p) { p.set_receipt_footer(std::string(201, 'x')); }},
      {"address", [](auto& p) { p.set_address("a\nb"); }},
  };
  for (const auto& [field, spoil] : kCases) {
    v1::MerchantProfile profile = Teahouse();
    spoil(profile);
    const absl::Status refused = shop_.UpdateProfile("99", profile).status();
    EXPECT_EQ(ErrorCodeOf(refused), ErrorCode::kInvalidRequest) << field;
    EXPECT_NE(std::string(refused.message()).find(field), std::string::npos) << refused;
  }
  EXPECT_TRUE(store_->Audit(10)->empty());
}

TEST_F(ShopTest, ParametersOutOfRangeAreRefusedByTheFieldsName) {
  using Spoil = std::function<void(v1::TerminalParameters&)>;
  const std::pair<std::string, Spoil> kCases[] = {
      {"sale_limit_minor", [](auto& p) { p.set_sale_limit_minor(0); }},
      {"sale_limit_minor", [](auto& p) { p.set_sale_limit_minor(1'000'000'000'000); }},
      {"contactless_no_cvm_limit_minor", [](auto& p) { p.set_contactless_no_cvm_limit_minor(-1); }},
      {"receipt_copies", [](auto& p) { p.set_receipt_copies(3); }},
      {"card_timeout_ms", [](auto& p) { p.set_card_timeout_ms(4'999); }},
      {"pin_timeout_ms", [](auto& p) { p.set_pin_timeout_ms(120'001); }},
      {"host_reply_timeout_ms", [](auto& p) { p.set_host_reply_timeout_ms(0); }},
      {"idle_sign_out_seconds", [](auto& p) { p.set_idle_sign_out_seconds(29); }},
      {"refund_limit_minor", [](auto& p) { p.set_refund_limit_minor(-1); }},
      {"completion_cap_percent", [](auto& p) { p.set_completion_cap_percent(99); }},
      {"completion_cap_percent", [](auto& p) { p.set_completion_cap_percent(201); }},
      {"pre_authorization_days", [](auto& p) { p.set_pre_authorization_days(61); }},
      {"tip_cap_percent", [](auto& p) { p.set_tip_cap_percent(-1); }},
      {"offline_limit_minor", [](auto& p) { p.set_offline_limit_minor(-1); }},
      {"offline_most", [](auto& p) { p.set_offline_most(501); }},
      {"offline_total_minor", [](auto& p) { p.set_offline_total_minor(-1); }},
      {"offline_hours", [](auto& p) { p.set_offline_hours(169); }},
      {"settlement_time", [](auto& p) { p.set_settlement_time("24:00"); }},
      {"settlement_time", [](auto& p) { p.set_settlement_time("23:60"); }},
      {"settlement_time", [](auto& p) { p.set_settlement_time("9:00"); }},
      {"settlement_time", [](auto& p) { p.set_settlement_time("noon!"); }},
      {"disabled_kinds", [](auto& p) { p.add_disabled_kinds(ledger::v1::OFFLINE_SALE_UPLOAD); }},
      {"typed_kinds", [](auto& p) { p.add_typed_kinds(ledger::v1::REFUND); }},
      {"typed_kinds", [](auto& p) { p.add_typed_kinds(ledger::v1::QR_SALE); }},
      {"typed_kinds",
       [](auto& p) {
         p.add_typed_kinds(ledger::v1::MOTO_SALE);
         p.add_typed_kinds(ledger::v1::MOTO_SALE);
       }},
      {"typed_limit_minor", [](auto& p) { p.set_typed_limit_minor(-1); }},
      {"disabled_kinds", [](auto& p) { p.add_disabled_kinds(ledger::v1::PAYMENT_KIND_UNSPECIFIED); }},
      {"contact_enabled", [](auto& p) { p.set_contact_enabled(false), p.set_contactless_enabled(false); }},
  };
  for (const auto& [field, spoil] : kCases) {
    v1::TerminalParameters parameters = DefaultParameters();
    spoil(parameters);
    const absl::Status refused = shop_.UpdateParameters("99", parameters).status();
    EXPECT_EQ(ErrorCodeOf(refused), ErrorCode::kInvalidRequest) << field;
    EXPECT_NE(std::string(refused.message()).find(field), std::string::npos) << refused;
  }
}

TEST_F(ShopTest, ParametersWithTheUsualValuesAndASettlementTimeAreTaken) {
  v1::TerminalParameters parameters = DefaultParameters();
  parameters.clear_completion_cap_percent();
  parameters.clear_pre_authorization_days();
  parameters.clear_tip_cap_percent();
  parameters.clear_offline_hours();
  parameters.set_settlement_time("23:59");
  parameters.add_disabled_kinds(ledger::v1::REFUND);
  for (const auto kind : {ledger::v1::SALE, ledger::v1::PRE_AUTHORIZATION, ledger::v1::BALANCE_INQUIRY,
                          ledger::v1::MOTO_SALE, ledger::v1::MOTO_PRE_AUTHORIZATION})
    parameters.add_typed_kinds(kind);
  const absl::StatusOr<v1::TerminalParameters> updated = shop_.UpdateParameters("99", parameters);
  ASSERT_TRUE(updated.ok()) << updated.status();
  EXPECT_EQ(updated->settlement_time(), "23:59");
}

TEST_F(ShopTest, ADamagedDocumentIsSaidAndNotReplacedSilently) {
  ASSERT_TRUE(store_->SaveDocument("profile", "\xFF\xFF", {}).ok());
  EXPECT_EQ(ErrorCodeOf(shop_.Profile().status()), ErrorCode::kStorageCorrupt);
  EXPECT_EQ(ErrorCodeOf(shop_.UpdateProfile("99", Teahouse()).status()), ErrorCode::kStorageCorrupt);
}

}  // namespace
}  // namespace till::terminal
