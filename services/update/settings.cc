// SPDX-License-Identifier: Apache-2.0
#include "services/update/settings.h"

#include <algorithm>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "services/common/config/config_checker.h"
#include "services/common/config/world.h"
#include "services/update/channel/rollout.h"

namespace till::update {
namespace {

constexpr int kUsualCheckSeconds = 21'600;
constexpr int kUsualTrialSeconds = 60;
constexpr int kUsualPatienceSeconds = 600;
constexpr char kUsualZone[] = "Asia/Shanghai";
// A fleet that comes back after a power cut does not ask all at once.
constexpr absl::Duration kLatestFirstCheck = absl::Minutes(10);

constexpr size_t kKeyDigits = 64;

bool IsKey(const std::string& text) {
  return text.size() == kKeyDigits && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

absl::TimeZone ZoneOf(const config::UpdateConfig& config, bool* known) {
  absl::TimeZone zone;
  *known = absl::LoadTimeZone(config.time_zone().empty() ? kUsualZone : config.time_zone(), &zone);
  return zone;
}

int OrUsual(int value, int usual) {
  return value == 0 ? usual : value;
}

}  // namespace

absl::Status CheckSettings(const config::UpdateConfig& config, std::string_view file) {
  ConfigChecker check(file);
  check.Common(config.common());
  check.Expect(!config.common().training(), "common.training", "there is no training of updates");
  const bool https = config.channel_url().starts_with("https://");
  const bool plain = config.channel_url().starts_with("http://") && config.common().development();
  check.Expect(config.channel_url().empty() || https || plain, "channel_url", "must begin with https://");
  check.Required("product", config.product());
  check.Required("channel", config.channel());
  check.Expect(!config.channel_keys().empty() || config.channel_url().empty(), "channel_keys",
               "one or two keys are needed");
  check.Expect(config.channel_keys_size() <= 2, "channel_keys", "at most two");
  for (const std::string& key : config.channel_keys()) {
    check.Expect(IsKey(key), "channel_keys", "64 small hexadecimal digits");
  }
  if (!config.ca_file().empty()) check.AbsolutePath("ca_file", config.ca_file());
  check.Expect(config.device_id().size() <= 64, "device_id", "at most 64 bytes");
  if (config.has_simulated_slots_folder()) {
    check.AbsolutePath("simulated_slots_folder", config.simulated_slots_folder());
    check.Expect(TakesSimulatedDevices(config.common()), "simulated_slots_folder", "is for development only");
  } else {
    check.Expect(config.rauc(), "rauc", "some installer is needed");
  }
  if (config.check_interval_seconds() != 0) {
    check.InRange("check_interval_seconds", config.check_interval_seconds(), 60, 604'800);
  }
  QuietHours hours;
  for (const config::QuietHours& window : config.quiet_hours()) {
    check.Expect(hours.Add(window.from(), window.to()), "quiet_hours", "HH:MM to another HH:MM");
  }
  bool known = false;
  ZoneOf(config, &known);
  check.Expect(known, "time_zone", "no such time zone");
  const int trial = OrUsual(config.trial_seconds(), kUsualTrialSeconds);
  check.InRange("trial_seconds", trial, 1, 3'600);
  check.InRange("trial_patience_seconds", OrUsual(config.trial_patience_seconds(), kUsualPatienceSeconds),
                trial, 86'400);
  return check.Result();
}

DeskSettings DeskSettingsOf(const config::UpdateConfig& config, const std::string& device_id) {
  DeskSettings settings;
  settings.channel_url = config.channel_url();
  settings.product = config.product();
  settings.channel = config.channel();
  for (const std::string& key : config.channel_keys())
    settings.channel_keys.push_back(absl::HexStringToBytes(key));
  settings.device_id = config.device_id().empty() ? device_id : config.device_id();
  settings.automatic = config.automatic();
  settings.check_interval = absl::Seconds(OrUsual(config.check_interval_seconds(), kUsualCheckSeconds));
  settings.first_check = std::min(settings.check_interval, kLatestFirstCheck) *
                         RolloutPart(settings.device_id, "first check") / kRolloutParts;
  if (!config.quiet_hours().empty()) {
    settings.quiet_hours.emplace();
    for (const config::QuietHours& window : config.quiet_hours())
      settings.quiet_hours->Add(window.from(), window.to());
  }
  bool known = false;
  settings.zone = ZoneOf(config, &known);
  settings.trial = absl::Seconds(OrUsual(config.trial_seconds(), kUsualTrialSeconds));
  settings.trial_patience = absl::Seconds(OrUsual(config.trial_patience_seconds(), kUsualPatienceSeconds));
  return settings;
}

}  // namespace till::update
