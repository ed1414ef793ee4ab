// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/settings.h"

#include <optional>

#include "services/common/config/config.h"
#include "services/common/config/config_checker.h"
#include "services/common/money/currency.h"
#include "services/common/status/error.h"
#include "services/uplink/notice/this_machine.h"
#include "services/uplink/sign_on_choice.h"

namespace till::uplink {
namespace {

// Where the header's terminal state stands: 0 normal, 1 test (unionpay.md B1).
constexpr size_t kStateDigit = 4;
constexpr int kMostBackupHosts = 4;

absl::Duration Ms(uint32_t configured, uint32_t otherwise) {
  return absl::Milliseconds(configured == 0 ? otherwise : configured);
}

void InRangeOrZero(ConfigChecker& check, std::string_view field, uint32_t value, int64_t lowest,
                   int64_t highest) {
  if (value != 0) check.InRange(field, value, lowest, highest);
}

TlsLine::Host HostOf(const std::string& host, uint32_t port, const std::string& server_name) {
  return {host, static_cast<uint16_t>(port), server_name.empty() ? host : server_name};
}

// CheckTraining keeps the training set to the simulated host: another host would be sent payments that are
// none.
void CheckTraining(const config::UplinkConfig& config, ConfigChecker& check) {
  if (!config.common().training()) return;
  constexpr char kWhy[] = "training reaches this machine alone: 127.0.0.1 or ::1";
  check.Expect(IsThisMachine(config.host()), "host", kWhy);
  for (const config::BackupHost& backup : config.backup_host()) {
    check.Expect(IsThisMachine(backup.host()), "backup_host.host", kWhy);
  }
  check.Expect(config.test_state(), "test_state", "training says so in each message");
}

RiskInfo RiskInfoOf(const config::RiskInfo& config) {
  RiskInfo info{.network_licence = config.network_licence(),
                .serial_number = config.serial_number(),
                .app_version = config.app_version(),
                .place = config.place()};
  if (!config.device_type().empty()) info.device_type = config.device_type();
  return info;
}

}  // namespace

absl::StatusOr<Settings> ReadSettings(const config::UplinkConfig& config, const std::string& file) {
  ConfigChecker check(file);
  check.Common(config.common());
  check.Required("host", config.host());
  check.InRange("port", config.port(), 1, 65535);
  check.AbsolutePath("ca_file", config.ca_file());
  check.Expect(config.terminal_id().size() == 8, "terminal_id", "must be eight characters");
  check.Expect(config.merchant_id().size() == 15, "merchant_id", "must be fifteen characters");
  check.Expect(config.backup_host_size() <= kMostBackupHosts, "backup_host", "must be at most four");
  for (const config::BackupHost& backup : config.backup_host()) {
    check.Required("backup_host.host", backup.host());
    check.InRange("backup_host.port", backup.port(), 1, 65535);
  }
  CheckTraining(config, check);
  InRangeOrZero(check, "return_to_first_s", config.return_to_first_s(), 1, 86'400);
  check.Required("profile_file", config.profile_file());
  check.Required("response_codes_file", config.response_codes_file());
  InRangeOrZero(check, "reply_timeout_ms", config.reply_timeout_ms(), 1000, 120'000);
  InRangeOrZero(check, "management_timeout_ms", config.management_timeout_ms(), 1000, 120'000);
  InRangeOrZero(check, "connect_timeout_ms", config.connect_timeout_ms(), 100, 60'000);
  InRangeOrZero(check, "reconnect_first_ms", config.reconnect_first_ms(), 1, 60'000);
  InRangeOrZero(check, "reconnect_most_ms", config.reconnect_most_ms(), 1, 600'000);
  InRangeOrZero(check, "echo_interval_s", config.echo_interval_s(), 1, 86'400);
  check.Expect(config.operator_id().size() <= 3, "operator_id", "must be at most three characters");
  if (absl::Status result = check.Result(); !result.ok()) return result;

  Settings settings;
  if (absl::Status read = LoadConfig(config.profile_file(), &settings.profile); !read.ok()) return read;
  if (absl::Status read = LoadConfig(config.response_codes_file(), &settings.response_codes); !read.ok())
    return read;
  profile::Framing& framing = *settings.profile.mutable_framing();
  if (!config.tpdu().empty()) framing.set_tpdu(config.tpdu());
  if (config.test_state() && framing.header().size() > kStateDigit)
    (*framing.mutable_header())[kStateDigit] = '1';

  settings.line.ca_file = config.ca_file();
  settings.line.hosts.push_back(HostOf(config.host(), config.port(), config.server_name()));
  for (const config::BackupHost& backup : config.backup_host()) {
    settings.line.hosts.push_back(HostOf(backup.host(), backup.port(), backup.server_name()));
  }
  settings.line.connect_timeout = Ms(config.connect_timeout_ms(), 10'000);
  settings.line.send_timeout = settings.line.connect_timeout;
  settings.line.backoff = {.first = Ms(config.reconnect_first_ms(), 500),
                           .most = Ms(config.reconnect_most_ms(), 30'000)};
  const absl::StatusOr<profile::KeyLayout> keys = ChooseSignOn(settings.profile, config.sign_on_code());
  if (!keys.ok()) return MakeError(ErrorCode::kConfigInvalid, std::string(keys.status().message()));
  settings.terminal = {.terminal_id = config.terminal_id(),
                       .merchant_id = config.merchant_id(),
                       .security_control = keys->security_control(),
                       .enciphers_track = keys->enciphers_track()};
  settings.session.reply_timeout = Ms(config.reply_timeout_ms(), 60'000);
  settings.session.management_timeout = Ms(config.management_timeout_ms(), 20'000);
  if (!config.operator_id().empty()) settings.terminal.default_operator = config.operator_id();
  const std::optional<Currency> currency =
      FindCurrency(config.currency_code().empty() ? "CNY" : config.currency_code());
  if (!currency.has_value()) return MakeError(ErrorCode::kConfigInvalid, "currency_code: no such currency");
  settings.terminal.currency = std::string(currency->numeric);
  settings.session.risk_info = RiskInfoOf(config.risk_info());
  if (absl::Status valid = CheckRiskInfo(settings.session.risk_info); !valid.ok()) return valid;
  settings.session.key_layouts = {settings.profile.key_layout().begin(), settings.profile.key_layout().end()};
  settings.caretaker.sign_on = !config.no_caretaker();
  settings.caretaker.echo_interval =
      config.no_caretaker() ? absl::ZeroDuration()
                            : absl::Seconds(config.echo_interval_s() == 0 ? 300 : config.echo_interval_s());
  settings.caretaker.return_to_first =
      absl::Seconds(config.return_to_first_s() == 0 ? 600 : config.return_to_first_s());
  settings.sign_on_backoff = {.first = absl::Seconds(2), .most = absl::Minutes(5)};
  return settings;
}

}  // namespace till::uplink
