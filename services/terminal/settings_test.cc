// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/settings.h"

#include <functional>
#include <string>

#include "gtest/gtest.h"
#include "services/common/config/config.h"
#include "services/common/status/error.h"

namespace till::terminal {
namespace {

constexpr char kExample[] = "services/terminal/testdata/terminal.textproto";

config::TerminalConfig Example() {
  config::TerminalConfig config;
  EXPECT_TRUE(LoadConfig(kExample, &config).ok());
  return config;
}

TEST(Settings, TheExampleIsGood) {
  const config::TerminalConfig config = Example();
  EXPECT_TRUE(CheckSettings(config, kExample).ok()) << CheckSettings(config, kExample);
  EXPECT_EQ(SessionLifetimeOf(config), absl::Hours(4));
  EXPECT_EQ(HealthIntervalOf(config), absl::Seconds(1));
  EXPECT_EQ(ProcessesOf(config).size(), 6u);
}

TEST(Settings, AScannerThatIsAKeyboardIsGood) {
  config::TerminalConfig config = Example();
  config.mutable_keyboard_scanner()->set_device("/dev/input/by-id/usb-scanner-event-kbd");
  config.mutable_keyboard_scanner()->set_prefix("]Q");
  EXPECT_TRUE(CheckSettings(config, kExample).ok()) << CheckSettings(config, kExample);
}

TEST(Settings, AFileThatAsksForAFactoryResetIsInTheStateFolder) {
  config::TerminalConfig config = Example();
  config.set_factory_reset_file("/var/lib/till/terminal/factory-reset");
  EXPECT_TRUE(CheckSettings(config, kExample).ok()) << CheckSettings(config, kExample);
}

TEST(Settings, TheDeviceSaysWhetherItIsTraining) {
  config::TerminalConfig config = Example();
  EXPECT_FALSE(DeviceInfoOf(config, "1.0.0", absl::UnixEpoch()).training());
  config.mutable_common()->set_training(true);
  EXPECT_TRUE(DeviceInfoOf(config, "1.0.0", absl::UnixEpoch()).training());
}

TEST(Settings, EveryFieldOfTheInitialProfileArrives) {
  const v1::MerchantProfile profile = InitialProfileOf(Example());
  const auto* type = profile.GetDescriptor();
  for (int i = 0; i < type->field_count(); ++i) {
    if (type->field(i)->name() == "receipt_header") continue;                   // empty in the example
    if (type->field(i)->name() == "receipt_time_correction_seconds") continue;  // told, not configured
    EXPECT_FALSE(profile.GetReflection()->GetString(profile, type->field(i)).empty())
        << type->field(i)->name();
  }
  EXPECT_EQ(profile.merchant_id(), "898100012345678");
  EXPECT_EQ(profile.country_code(), "156");
}

TEST(Settings, SaysWhichFieldIsWrong) {
  struct Case {
    std::string field;
    std::function<void(config::TerminalConfig&)> spoil;
  };
  const Case kCases[] = {
      {"session_lifetime_seconds", [](auto& c) { c.set_session_lifetime_seconds(299); }},
      {"session_lifetime_seconds", [](auto& c) { c.set_session_lifetime_seconds(43'201); }},
      {"health_interval_ms", [](auto& c) { c.set_health_interval_ms(199); }},
      {"initial_profile", [](auto& c) { c.clear_initial_profile(); }},
      {"merchant_id", [](auto& c) { c.mutable_initial_profile()->set_merchant_id("1"); }},
      {"run_directory", [](auto& c) { c.mutable_common()->set_run_directory("run"); }},
      {"factory_reset_file", [](auto& c) { c.set_factory_reset_file("factory-reset"); }},
      {"factory_reset_file", [](auto& c) { c.set_factory_reset_file("/var/lib/till/kiosk/factory-reset"); }},
      {"factory_reset_file",
       [](auto& c) { c.set_factory_reset_file("/var/lib/till/terminal/../pin/factory-reset"); }},
      {"keyboard_scanner.device", [](auto& c) { c.mutable_keyboard_scanner()->set_device("event0"); }},
      {"keyboard_scanner.prefix",
       [](auto& c) {
         c.mutable_keyboard_scanner()->set_device("/dev/input/event0");
         c.mutable_keyboard_scanner()->set_prefix("a\tb");
       }},
      {"serial_scanner.prefix",
       [](auto& c) {
         c.mutable_serial_scanner()->set_device("/dev/ttyACM0");
         c.mutable_serial_scanner()->set_prefix("123456789");
       }},
  };
  for (const Case& c : kCases) {
    config::TerminalConfig config = Example();
    c.spoil(config);
    const absl::Status checked = CheckSettings(config, "terminal.textproto");
    EXPECT_EQ(ErrorCodeOf(checked), ErrorCode::kConfigInvalid) << c.field;
    EXPECT_NE(std::string(checked.message()).find(c.field), std::string::npos) << checked;
  }
}

}  // namespace
}  // namespace till::terminal
