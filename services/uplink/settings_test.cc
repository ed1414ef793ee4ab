// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/settings.h"

#include <gtest/gtest.h>

#include <functional>

#include "services/common/status/error.h"
#include "services/uplink/transaction_table.h"

namespace till::uplink {
namespace {

config::UplinkConfig Good() {
  config::UplinkConfig config;
  config.mutable_common()->set_run_directory("/run/till");
  config.mutable_common()->set_state_directory("/var/lib/till/uplink");
  config.set_host("acquirer.example");
  config.set_port(8583);
  config.set_ca_file("/etc/till/acquirer_ca.pem");
  config.set_terminal_id("TILL0001");
  config.set_merchant_id("898100012345678");
  config.set_profile_file("services/uplink/profiles/unionpay.textproto");
  config.set_response_codes_file("services/uplink/profiles/response_codes.textproto");
  return config;
}

TEST(Settings, FillInWhatIsNotSaid) {
  const auto settings = ReadSettings(Good(), "uplink.textproto");
  ASSERT_TRUE(settings.ok()) << settings.status();
  EXPECT_EQ(settings->line.server_name, "acquirer.example");
  EXPECT_EQ(settings->line.connect_timeout, absl::Seconds(10));
  EXPECT_EQ(settings->line.backoff.most, absl::Seconds(30));
  EXPECT_EQ(settings->session.reply_timeout, absl::Seconds(60));
  EXPECT_EQ(settings->terminal.default_operator, "01");
  EXPECT_EQ(settings->terminal.currency, "156");
  EXPECT_EQ(settings->terminal.security_control, "2600000000000000");
  EXPECT_FALSE(settings->terminal.enciphers_track);
  EXPECT_EQ(settings->caretaker.echo_interval, absl::Minutes(5));
  EXPECT_TRUE(settings->caretaker.sign_on);
  EXPECT_EQ(settings->profile.framing().header(), "603100310000");
  const auto spec = MessageSpec::Create(settings->profile);
  ASSERT_TRUE(spec.ok()) << spec.status();
  EXPECT_TRUE(TransactionTable::Create(settings->profile, *spec).ok());
}

TEST(Settings, TakeTheTestStateAndTheTpduFromTheConfiguration) {
  config::UplinkConfig config = Good();
  config.set_test_state(true);
  config.set_tpdu("6000990000");
  const auto settings = ReadSettings(config, "uplink.textproto");
  ASSERT_TRUE(settings.ok()) << settings.status();
  EXPECT_EQ(settings->profile.framing().header(), "603110310000");
  EXPECT_EQ(settings->profile.framing().tpdu(), "6000990000");
}

TEST(Settings, NameWhatIsWrong) {
  const std::pair<const char*, std::function<void(config::UplinkConfig&)>> rows[] = {
      {"host", [](auto& c) { c.clear_host(); }},
      {"port", [](auto& c) { c.set_port(65536); }},
      {"ca_file", [](auto& c) { c.set_ca_file("acquirer_ca.pem"); }},
      {"terminal_id", [](auto& c) { c.set_terminal_id("TILL1"); }},
      {"merchant_id", [](auto& c) { c.clear_merchant_id(); }},
      {"profile_file", [](auto& c) { c.clear_profile_file(); }},
      {"nowhere.textproto", [](auto& c) { c.set_profile_file("/nowhere.textproto"); }},
      {"reply_timeout_ms", [](auto& c) { c.set_reply_timeout_ms(999); }},
      {"connect_timeout_ms", [](auto& c) { c.set_connect_timeout_ms(60'001); }},
      {"echo_interval_s", [](auto& c) { c.set_echo_interval_s(86'401); }},
      {"operator_id", [](auto& c) { c.set_operator_id("0001"); }},
  };
  for (const auto& [field, spoil] : rows) {
    config::UplinkConfig config = Good();
    spoil(config);
    const absl::Status refused = ReadSettings(config, "uplink.textproto").status();
    EXPECT_TRUE(HasErrorCode(refused, ErrorCode::kConfigInvalid)) << field;
    EXPECT_NE(std::string(refused.message()).find(field), std::string::npos) << refused;
  }
}

}  // namespace
}  // namespace till::uplink
