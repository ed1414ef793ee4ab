// SPDX-License-Identifier: Apache-2.0
#include "services/card/settings.h"

#include "gtest/gtest.h"
#include "services/card/oda/test_keys.h"
#include "services/common/config/config.h"
#include "services/common/status/error.h"

namespace till::card {
namespace {

constexpr char kExample[] = "services/card/testdata/card.textproto";

config::CardConfig Example() {
  config::CardConfig config;
  EXPECT_TRUE(LoadConfig(kExample, &config).ok());
  return config;
}

TEST(Settings, TheExampleIsGood) {
  const config::CardConfig config = Example();
  ASSERT_TRUE(CheckSettings(config, kExample).ok()) << CheckSettings(config, kExample);
  const auto terminal = TerminalFromConfig(config);
  ASSERT_TRUE(terminal.ok()) << terminal.status();
  EXPECT_EQ(terminal->currency_code, 156);
  EXPECT_EQ(terminal->currency_exponent, 2);
  EXPECT_EQ(terminal->applications.size(), 5u);
  EXPECT_EQ(terminal->applications[0].contactless_cvm_limit_minor, 100'001);
  EXPECT_TRUE(terminal->applications[0].contact);
  EXPECT_TRUE(terminal->SupportsOnlinePin());
  EXPECT_TRUE(terminal->StripeRuleOf("UNIONPAY").always_pin);
  EXPECT_TRUE(terminal->StripeRuleOf("UNIONPAY").fallback);
  EXPECT_FALSE(terminal->StripeRuleOf("VISA").always_pin);
  EXPECT_TRUE(terminal->StripeRuleOf("JCB").accepted) << "without a rule";
  const auto authorities = AuthoritiesFromConfig(config, /*release_build=*/false);
  ASSERT_TRUE(authorities.ok()) << authorities.status();
  EXPECT_EQ(authorities->size(), 3u);
}

TEST(Settings, ABuildThatShipsTakesTestKeysAndTestCardsInTrainingAlone) {
  config::CardConfig config = Example();
  EXPECT_TRUE(HasErrorCode(AuthoritiesFromConfig(config, /*release_build=*/true).status(),
                           ErrorCode::kTestKeyRefused));
  config.mutable_authority_keys(0)->set_test_only(false);  // the mark is not believed: the key is known
  EXPECT_TRUE(HasErrorCode(AuthoritiesFromConfig(config, /*release_build=*/true).status(),
                           ErrorCode::kTestKeyRefused));
  config.mutable_common()->set_training(true);
  EXPECT_TRUE(AuthoritiesFromConfig(config, /*release_build=*/true).ok());
}

TEST(Settings, TrainingTakesNoKeyOfARealScheme) {
  config::CardConfig config = Example();
  config.mutable_common()->set_training(true);
  config::AuthorityKey& key = *config.mutable_authority_keys(0);
  key.set_test_only(false);
  key.set_checksum(std::string(40, '7'));
  const absl::Status refused = AuthoritiesFromConfig(config).status();
  EXPECT_TRUE(HasErrorCode(refused, ErrorCode::kConfigInvalid));
  EXPECT_NE(refused.message().find("training takes test keys only"), absl::string_view::npos) << refused;
}

TEST(Settings, EveryTestKeyOfTheExampleIsKnownToBeOne) {
  const config::CardConfig config = Example();
  ASSERT_GT(config.authority_keys_size(), 0);
  for (const config::AuthorityKey& key : config.authority_keys()) {
    Bytes checksum;
    ASSERT_TRUE(FromHex(key.checksum(), checksum));
    EXPECT_TRUE(oda::IsPublicTestKey(checksum)) << key.rid();
  }
}

// Each row spoils one field of the example; the complaint must name it.
TEST(Settings, EachWrongFieldIsNamed) {
  struct Row {
    const char* field;
    void (*spoil)(config::CardConfig&);
  };
  const Row kRows[] = {
      {"simulated_reader_socket",
       [](config::CardConfig& c) { c.set_simulated_reader_socket("reader.sock"); }},
      {"simulated_reader_socket", [](config::CardConfig& c) { c.mutable_common()->set_development(false); }},
      {"simulated_reader_socket", [](config::CardConfig& c) { c.clear_reader(); }},
      {"redirected_ccid_reader_socket",
       [](config::CardConfig& c) { c.set_redirected_ccid_reader_socket("ccid.sock"); }},
      {"redirected_ccid_reader_socket",
       [](config::CardConfig& c) {
         c.set_redirected_ccid_reader_socket("/run/till/sim/ccid_reader.sock");
         c.mutable_common()->set_development(false);
       }},
      {"ccid_reader",
       [](config::CardConfig& c) {
         c.mutable_ccid_reader()->set_contact_slot(0);
         c.mutable_common()->set_training(true);
       }},
      {"ccid_reader.contact_slot", [](config::CardConfig& c) { c.mutable_ccid_reader(); }},
      {"ccid_reader.contact_slot",
       [](config::CardConfig& c) { c.mutable_ccid_reader()->set_contact_slot(256); }},
      {"ccid_reader.contactless_slot",
       [](config::CardConfig& c) {
         c.mutable_ccid_reader()->set_contact_slot(1);
         c.mutable_ccid_reader()->set_contactless_slot(1);
       }},
      {"ccid_reader.contactless_slot",
       [](config::CardConfig& c) { c.mutable_ccid_reader()->set_contactless_slot(256); }},
      {"ccid_reader.vendor_id",
       [](config::CardConfig& c) { c.mutable_ccid_reader()->set_vendor_id(0x10000); }},
      {"ccid_reader.product_id",
       [](config::CardConfig& c) { c.mutable_ccid_reader()->set_product_id(0x10000); }},
      {"terminal.capabilities",
       [](config::CardConfig& c) { c.mutable_terminal()->set_capabilities("E068"); }},
      {"terminal.type", [](config::CardConfig& c) { c.mutable_terminal()->set_type("XX"); }},
      {"terminal.currency", [](config::CardConfig& c) { c.mutable_terminal()->set_currency("ZZZ"); }},
      {"terminal.time_zone",
       [](config::CardConfig& c) { c.mutable_terminal()->set_time_zone("Mars/Olympus"); }},
      {"terminal.terminal_id", [](config::CardConfig& c) { c.mutable_terminal()->set_terminal_id("1"); }},
      {"applications", [](config::CardConfig& c) { c.clear_applications(); }},
      {"applications[0].aid", [](config::CardConfig& c) { c.mutable_applications(0)->set_aid("A0"); }},
      {"applications[1].tac_online",
       [](config::CardConfig& c) { c.mutable_applications(1)->set_tac_online("00"); }},
      {"applications[2].contactless.kernel",
       [](config::CardConfig& c) { c.mutable_applications(2)->mutable_contactless()->clear_kernel(); }},
      {"authority_keys[0].expiry",
       [](config::CardConfig& c) { c.mutable_authority_keys(0)->set_expiry("491340"); }},
      {"authority_keys[1].checksum",
       [](config::CardConfig& c) { c.mutable_authority_keys(1)->set_checksum("00"); }},
      {"stripe_rules[1].scheme",
       [](config::CardConfig& c) { c.mutable_stripe_rules(1)->set_scheme("UNIONPAY"); }},
      {"stripe_rules[0].scheme",
       [](config::CardConfig& c) { c.mutable_stripe_rules(0)->set_scheme("BANK"); }},
  };
  for (const Row& row : kRows) {
    config::CardConfig config = Example();
    row.spoil(config);
    const absl::Status status = CheckSettings(config, "card.textproto");
    EXPECT_FALSE(status.ok()) << row.field;
    EXPECT_NE(std::string(status.message()).find(std::string("card.textproto: ") + row.field + ":"),
              std::string::npos)
        << row.field << " is not named in: " << status.message();
  }
}

TEST(Settings, ARealReaderNeedsNoDevelopment) {
  config::CardConfig config = Example();
  config.mutable_ccid_reader()->set_contactless_slot(0);
  config.mutable_common()->set_development(false);
  EXPECT_TRUE(CheckSettings(config, kExample).ok()) << CheckSettings(config, kExample);
}

TEST(Settings, LightsAndSpeakerAreNamedAsLinuxNamesThem) {
  config::CardConfig config = Example();
  config.mutable_lights()->mutable_leds()->set_first("reader:green:1");
  config.mutable_speaker()->set_input_device("/dev/input/event3");
  EXPECT_TRUE(CheckSettings(config, kExample).ok()) << CheckSettings(config, kExample);
  config.mutable_common()->set_development(false);
  config.mutable_lights()->set_simulated_file("/run/till/sim/lights");
  EXPECT_NE(CheckSettings(config, kExample).message().find("lights.simulated_file"), absl::string_view::npos);
  config::Leds& leds = *config.mutable_lights()->mutable_leds();  // in place of the file
  leds.set_fourth("../../etc");
  leds.set_root("sys");
  config.mutable_speaker()->set_input_device("event3");
  const std::string complaints(CheckSettings(config, kExample).message());
  for (const char* field : {"lights.leds.fourth", "lights.leds.root", "speaker.input_device"}) {
    EXPECT_NE(complaints.find(field), std::string::npos) << complaints;
  }
}

TEST(Settings, OfflinePinMustNotBeClaimed) {
  config::CardConfig config = Example();
  config.mutable_terminal()->set_capabilities("E0F8C8");
  EXPECT_TRUE(HasErrorCode(TerminalFromConfig(config).status(), ErrorCode::kConfigInvalid));
}

TEST(Settings, AnAuthorityKeyWithOneDigitChangedIsRefused) {
  config::CardConfig config = Example();
  std::string modulus = config.authority_keys(0).modulus();
  modulus[10] = modulus[10] == '0' ? '1' : '0';
  config.mutable_authority_keys(0)->set_modulus(modulus);
  config.mutable_authority_keys(0)->set_test_only(false);
  EXPECT_TRUE(HasErrorCode(AuthoritiesFromConfig(config).status(), ErrorCode::kConfigInvalid));
}

}  // namespace
}  // namespace till::card
