// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/settings.h"

#include "absl/strings/str_cat.h"
#include "services/common/config/config_checker.h"
#include "services/terminal/proto_time.h"
#include "services/terminal/scanner_device.h"
#include "services/terminal/shop.h"

namespace till::terminal {
namespace {

constexpr int kUsualLifetimeSeconds = 14'400;
constexpr int kUsualHealthIntervalMs = 1'000;

}  // namespace

v1::MerchantProfile InitialProfileOf(const config::TerminalConfig& config) {
  const config::InitialProfile& from = config.initial_profile();
  v1::MerchantProfile profile;
  profile.set_name_zh(from.name_zh());
  profile.set_name_en(from.name_en());
  profile.set_merchant_id(from.merchant_id());
  profile.set_terminal_id(from.terminal_id());
  profile.set_address(from.address());
  profile.set_currency_code(from.currency_code());
  profile.set_country_code(from.country_code());
  profile.set_time_zone(from.time_zone());
  profile.set_receipt_header(from.receipt_header());
  profile.set_receipt_footer(from.receipt_footer());
  profile.set_receipt_language(from.receipt_language());
  profile.set_acquirer_name(from.acquirer_name());
  return profile;
}

absl::Duration SessionLifetimeOf(const config::TerminalConfig& config) {
  const int seconds = config.session_lifetime_seconds();
  return absl::Seconds(seconds == 0 ? kUsualLifetimeSeconds : seconds);
}

absl::Duration HealthIntervalOf(const config::TerminalConfig& config) {
  const int milliseconds = config.health_interval_ms();
  return absl::Milliseconds(milliseconds == 0 ? kUsualHealthIntervalMs : milliseconds);
}

std::vector<std::string> ProcessesOf(const config::TerminalConfig& config) {
  if (config.processes().empty()) return {"card", "pin", "print", "ledger", "uplink", "payment"};
  return {config.processes().begin(), config.processes().end()};
}

absl::Status CheckSettings(const config::TerminalConfig& config, std::string_view file) {
  ConfigChecker check(file);
  check.Common(config.common());
  if (config.session_lifetime_seconds() != 0) {
    check.InRange("session_lifetime_seconds", config.session_lifetime_seconds(), 300, 43'200);
  }
  if (config.health_interval_ms() != 0) {
    check.InRange("health_interval_ms", config.health_interval_ms(), 200, 60'000);
  }
  CheckScanner(config, check);
  if (!config.factory_reset_file().empty()) {
    check.AbsolutePath("factory_reset_file", config.factory_reset_file());
    // The one folder that this process may write to, and nobody else.
    check.Expect(config.factory_reset_file().starts_with(config.common().state_directory() + "/"),
                 "factory_reset_file", "must be in common.state_directory");
  }
  const absl::Status profile = CheckProfile(InitialProfileOf(config));
  check.Expect(profile.ok(), "initial_profile", absl::StrCat(profile.message()));
  return check.Result();
}

v1::DeviceInfo DeviceInfoOf(const config::TerminalConfig& config, std::string_view version,
                            absl::Time start) {
  v1::DeviceInfo info;
  info.set_version(std::string(version));
  info.set_serial_number(config.serial_number());
  info.set_development(config.common().development());
  info.set_training(config.common().training());
  *info.mutable_start_time() = ToTimestamp(start);
  return info;
}

}  // namespace till::terminal
