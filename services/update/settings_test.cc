// SPDX-License-Identifier: Apache-2.0
#include "services/update/settings.h"

#include <gtest/gtest.h>

#include <functional>

#include "services/common/config/config.h"
#include "services/common/status/error.h"

namespace till::update {
namespace {

config::UpdateConfig Example() {
  config::UpdateConfig config;
  EXPECT_TRUE(LoadConfig("services/update/testdata/update.textproto", &config).ok());
  return config;
}

TEST(Settings, TheExampleIsRight) {
  const config::UpdateConfig config = Example();
  EXPECT_TRUE(CheckSettings(config, "update.textproto").ok());
  const DeskSettings settings = DeskSettingsOf(config, "made-once");
  EXPECT_EQ(settings.device_id, "made-once");
  EXPECT_EQ(settings.channel_keys.at(0).size(), 32u);
  EXPECT_EQ(settings.check_interval, absl::Hours(6));
  EXPECT_LT(settings.first_check, absl::Minutes(10));
  EXPECT_EQ(settings.trial, absl::Minutes(1));
  EXPECT_EQ(settings.trial_patience, absl::Minutes(10));
  ASSERT_TRUE(settings.quiet_hours);
  // 19:00 UTC is 03:00 in Shanghai.
  EXPECT_TRUE(settings.quiet_hours->Contains(
      absl::FromCivil(absl::CivilHour(2026, 11, 22, 19), absl::UTCTimeZone()), settings.zone));
}

TEST(Settings, WhatIsWrongIsNamed) {
  struct Case {
    const char* field;
    std::function<void(config::UpdateConfig&)> change;
  };
  const Case cases[] = {
      {"channel_url", [](auto& c) { c.set_channel_url("http://updates.example.com/x"); }},
      {"channel_url", [](auto& c) { c.set_channel_url("file:///x"); }},
      {"product", [](auto& c) { c.clear_product(); }},
      {"channel", [](auto& c) { c.clear_channel(); }},
      {"channel_keys", [](auto& c) { c.clear_channel_keys(); }},
      {"channel_keys", [](auto& c) { c.add_channel_keys("short"); }},
      {"channel_keys", [](auto& c) { c.set_channel_keys(0, std::string(64, 'G')); }},
      {"ca_file", [](auto& c) { c.set_ca_file("ca.pem"); }},
      {"simulated_slots_folder", [](auto& c) { c.set_simulated_slots_folder("/var/tmp/slots"); }},
      {"rauc", [](auto& c) { c.clear_rauc(); }},
      {"rauc", [](auto& c) { c.set_rauc(false); }},
      {"check_interval_seconds", [](auto& c) { c.set_check_interval_seconds(59); }},
      {"quiet_hours", [](auto& c) { c.mutable_quiet_hours(0)->set_to("02:00"); }},
      {"time_zone", [](auto& c) { c.set_time_zone("Asia/Nowhere"); }},
      {"trial_seconds", [](auto& c) { c.set_trial_seconds(3'601); }},
      {"trial_patience_seconds", [](auto& c) { c.set_trial_patience_seconds(59); }},
      {"training", [](auto& c) { c.mutable_common()->set_training(true); }},
  };
  for (const Case& c : cases) {
    config::UpdateConfig config = Example();
    c.change(config);
    const absl::Status checked = CheckSettings(config, "update.textproto");
    EXPECT_EQ(ErrorCodeOf(checked), ErrorCode::kConfigInvalid) << c.field;
    EXPECT_NE(std::string(checked.message()).find(c.field), std::string::npos) << checked;
  }
}

}  // namespace
}  // namespace till::update
