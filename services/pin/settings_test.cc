// SPDX-License-Identifier: Apache-2.0
#include "services/pin/settings.h"

#include <fstream>
#include <functional>
#include <string>

#include "gtest/gtest.h"
#include "services/common/clock/fake_clock.h"
#include "services/common/config/config.h"
#include "services/common/log/capture.h"
#include "services/common/status/error.h"
#include "services/pin/fake_record_file.h"
#include "services/pin/hex_for_tests.h"

namespace till::pin {
namespace {

constexpr char kExample[] = "services/pin/testdata/pin.textproto";
constexpr char kKeys[] = "services/pin/testdata/test_keys.textproto";

config::PinConfig Example() {
  config::PinConfig config;
  EXPECT_TRUE(LoadConfig(kExample, &config).ok());
  return config;
}

TEST(Settings, TheExampleIsGood) {
  const absl::Status good = CheckSettings(Example(), kExample, /*release_build=*/false);
  EXPECT_TRUE(good.ok()) << good;
  EXPECT_EQ(MaxPinBlocksPerHour(Example()), 100'000);
  EXPECT_EQ(MaxPinBlocksPerHour(config::PinConfig()), 120);
}

TEST(Settings, SaysWhichFieldIsWrong) {
  struct Case {
    std::string field;
    std::function<void(config::PinConfig&)> spoil;
  };
  const Case kCases[] = {
      {"simulated_pad_socket", [](auto& c) { c.clear_simulated_pad_socket(); }},
      {"simulated_pad_socket", [](auto& c) { c.set_simulated_pad_socket("pad.sock"); }},
      {"simulated_pad_socket", [](auto& c) { c.mutable_common()->set_development(false); }},
      {"touch_keypad_socket", [](auto& c) { c.set_touch_keypad_socket("keypad.sock"); }},
      {"test_key_file", [](auto& c) { c.mutable_common()->set_development(false); }},
      {"test_key_file", [](auto& c) { c.set_test_key_file("keys"); }},
      {"max_pin_blocks_per_hour", [](auto& c) { c.set_max_pin_blocks_per_hour(-1); }},
      {"max_pin_blocks_per_hour", [](auto& c) { c.mutable_common()->set_development(false); }},
      {"state_directory", [](auto& c) { c.mutable_common()->set_state_directory(""); }},
  };
  for (const Case& c : kCases) {
    config::PinConfig config = Example();
    c.spoil(config);
    const absl::Status checked = CheckSettings(config, "pin.textproto");
    EXPECT_EQ(ErrorCodeOf(checked), ErrorCode::kConfigInvalid) << c.field;
    EXPECT_NE(std::string(checked.message()).find(c.field), std::string::npos) << checked;
  }
}

TEST(Settings, LoadsTheTestKeys) {
  const log::Capture capture;
  FakeClock clock;
  FakeRecordFile file;
  KeyStore keys(file, clock);
  config::PinConfig config;
  ASSERT_TRUE(LoadTestKeys(config, keys).ok());
  EXPECT_FALSE(keys.Has(KeyUsage::kMaster));
  file.record = "not a record";
  config.set_test_key_file(kKeys);
  ASSERT_TRUE(LoadTestKeys(config, keys, /*release_build=*/false).ok());
  EXPECT_TRUE(keys.Has(KeyUsage::kMaster));
  EXPECT_TRUE(keys.Has(KeyUsage::kSm4Master));
  EXPECT_TRUE(keys.List()[0].test_only);
  EXPECT_TRUE(keys.List()[1].test_only);
  EXPECT_NE(capture.Text().find("malformed"), std::string::npos) << "what was not restored is logged";
  EXPECT_EQ(capture.Text().find("0123456789ABCDEF"), std::string::npos);
  EXPECT_EQ(capture.Text().find("FEDCBA9876543210"), std::string::npos);
  config.set_test_key_file("/nonexistent");
  EXPECT_EQ(ErrorCodeOf(LoadTestKeys(config, keys)), ErrorCode::kConfigInvalid);
  const std::string huge = testing::TempDir() + "/huge";
  std::ofstream(huge) << std::string(5000, '#');
  config.set_test_key_file(huge);
  EXPECT_EQ(ErrorCodeOf(LoadTestKeys(config, keys)), ErrorCode::kConfigInvalid);
}

// What a training set has in a build that ships: no development, the simulated pad, test keys.
config::PinConfig Training() {
  config::PinConfig config = Example();
  config.mutable_common()->set_development(false);
  config.mutable_common()->set_training(true);
  config.mutable_common()->set_run_directory("/run/till/training");
  config.mutable_common()->set_state_directory("/var/lib/till/training/pin");
  config.set_test_key_file(kKeys);
  config.set_max_pin_blocks_per_hour(0);
  return config;
}

TEST(Settings, ABuildThatShipsTakesTestKeysInTrainingAlone) {
  FakeClock clock;
  FakeRecordFile file;
  KeyStore keys(file, clock);
  config::PinConfig config = Training();
  config.mutable_common()->set_training(false);
  EXPECT_EQ(ErrorCodeOf(LoadTestKeys(config, keys, /*release_build=*/true)), ErrorCode::kTestKeyRefused);
  EXPECT_FALSE(keys.Has(KeyUsage::kMaster));
  ASSERT_TRUE(LoadTestKeys(Training(), keys, /*release_build=*/true).ok());
  EXPECT_TRUE(keys.Has(KeyUsage::kMaster));

  config = Training();
  config.set_test_key_file("/usr/share/till/test_keys.textproto");
  EXPECT_TRUE(CheckSettings(config, "f", /*release_build=*/true).ok()) << CheckSettings(config, "f", true);
  EXPECT_NE(CheckSettings(Example(), "f", /*release_build=*/true).message().find("test_key_file"),
            absl::string_view::npos);
}

TEST(Settings, TrainingHasTheSimulatedPadAndTestKeysOnly) {
  config::PinConfig touch = Training();
  touch.set_touch_keypad_socket("/run/till/training/pin/keypad.sock");
  EXPECT_NE(CheckSettings(touch, "f").message().find("touch_keypad_socket"), absl::string_view::npos);
  config::PinConfig keyless = Training();
  keyless.clear_test_key_file();
  EXPECT_NE(CheckSettings(keyless, "f").message().find("test_key_file"), absl::string_view::npos);
}

}  // namespace
}  // namespace till::pin
