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
  ASSERT_EQ(settings->line.hosts.size(), 1u);
  EXPECT_EQ(settings->line.hosts[0].server_name, "acquirer.example");
  EXPECT_EQ(settings->caretaker.return_to_first, absl::Minutes(10));
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

TEST(Settings, TakeBackupHostsSignOnAndRiskFromTheConfiguration) {
  config::UplinkConfig config = Good();
  config::BackupHost& backup = *config.add_backup_host();
  backup.set_host("10.1.2.3");
  backup.set_port(8584);
  backup.set_server_name("backup.example");
  config.set_return_to_first_s(60);
  config.set_sign_on_code("004");
  config.set_currency_code("HKD");
  config.mutable_risk_info()->set_network_licence("P3100");
  config.mutable_risk_info()->set_serial_number("SN0001");
  const auto settings = ReadSettings(config, "uplink.textproto");
  ASSERT_TRUE(settings.ok()) << settings.status();
  ASSERT_EQ(settings->line.hosts.size(), 2u);
  EXPECT_EQ(settings->line.hosts[1].host, "10.1.2.3");
  EXPECT_EQ(settings->line.hosts[1].port, 8584);
  EXPECT_EQ(settings->line.hosts[1].server_name, "backup.example");
  EXPECT_EQ(settings->caretaker.return_to_first, absl::Minutes(1));
  EXPECT_TRUE(settings->terminal.enciphers_track);
  EXPECT_EQ(settings->terminal.currency, "344");
  EXPECT_EQ(settings->session.risk_info.serial_number, "SN0001");
  EXPECT_EQ(settings->session.risk_info.device_type, "04");
}

TEST(Settings, Sm4ChangesMacAndPinBlock) {
  config::UplinkConfig config = Good();
  config.set_sign_on_code("006");
  const auto settings = ReadSettings(config, "uplink.textproto");
  ASSERT_TRUE(settings.ok()) << settings.status();
  EXPECT_EQ(settings->profile.mac_algorithm(), profile::UNIONPAY_SM4);
  const auto spec = MessageSpec::Create(settings->profile);
  ASSERT_TRUE(spec.ok()) << spec.status();
  EXPECT_EQ(spec->Find(52)->max_length, 16u);
}

config::UplinkConfig Training() {
  config::UplinkConfig config = Good();
  config.mutable_common()->set_training(true);
  config.mutable_common()->set_run_directory("/run/till/training");
  config.mutable_common()->set_state_directory("/var/lib/till/training/uplink");
  config.set_host("127.0.0.1");
  config.set_server_name("acquirer.till.test");
  config.set_test_state(true);
  return config;
}

TEST(Settings, TrainingReachesNoHostButThisMachines) {
  config::UplinkConfig good = Training();
  good.add_backup_host()->set_host("::1");
  good.mutable_backup_host(0)->set_port(8584);
  EXPECT_TRUE(ReadSettings(good, "uplink.textproto").ok()) << ReadSettings(good, "uplink.textproto").status();

  const std::pair<const char*, std::function<void(config::UplinkConfig&)>> rows[] = {
      {"uplink.textproto: host: training", [](auto& c) { c.set_host("acquirer.example"); }},
      {"uplink.textproto: host: training", [](auto& c) { c.set_host("10.1.2.3"); }},
      {"uplink.textproto: host: training", [](auto& c) { c.set_host("localhost"); }},
      {"backup_host.host: training",
       [](auto& c) {
         c.add_backup_host()->set_host("127.0.0.1");
         c.add_backup_host()->set_host("acquirer.example");
         for (auto& backup : *c.mutable_backup_host()) backup.set_port(1);
       }},
      {"test_state: training", [](auto& c) { c.set_test_state(false); }},
  };
  for (const auto& [complaint, spoil] : rows) {
    config::UplinkConfig config = Training();
    spoil(config);
    const absl::Status refused = ReadSettings(config, "uplink.textproto").status();
    EXPECT_TRUE(HasErrorCode(refused, ErrorCode::kConfigInvalid)) << complaint;
    EXPECT_NE(std::string(refused.message()).find(complaint), std::string::npos) << refused;
    // Outside training the same is good: it is the rule of training that refuses, and not another.
    config.mutable_common()->set_training(false);
    config.mutable_common()->set_run_directory("/run/till");
    config.mutable_common()->set_state_directory("/var/lib/till/uplink");
    EXPECT_TRUE(ReadSettings(config, "uplink.textproto").ok()) << complaint;
  }
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
      {"sign-on with 005", [](auto& c) { c.set_sign_on_code("005"); }},
      {"currency_code", [](auto& c) { c.set_currency_code("XXQ"); }},
      {"return_to_first_s", [](auto& c) { c.set_return_to_first_s(86'401); }},
      {"backup_host.host", [](auto& c) { c.add_backup_host()->set_port(1); }},
      {"backup_host.port", [](auto& c) { c.add_backup_host()->set_host("b"); }},
      {"backup_host",
       [](auto& c) {
         for (int i = 0; i < 5; ++i) {
           c.add_backup_host()->set_host("b");
           c.mutable_backup_host(i)->set_port(1);
         }
       }},
      {"risk_info.network_licence", [](auto& c) { c.mutable_risk_info()->set_serial_number("SN"); }},
      {"risk_info.app_version",
       [](auto& c) {
         c.mutable_risk_info()->set_serial_number("SN");
         c.mutable_risk_info()->set_network_licence("P3100");
         c.mutable_risk_info()->set_app_version("123456789");
       }},
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
