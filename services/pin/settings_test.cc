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
#ifndef TILL_RELEASE
  EXPECT_TRUE(CheckSettings(Example(), kExample).ok()) << CheckSettings(Example(), kExample);
#endif
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
  ASSERT_TRUE(LoadTestKeys("", keys).ok());
  EXPECT_FALSE(keys.Has(KeyUsage::kMaster));
  file.record = "not a record";
#ifdef TILL_RELEASE
  EXPECT_EQ(ErrorCodeOf(LoadTestKeys(kKeys, keys)), ErrorCode::kTestKeyRefused);
#else
  ASSERT_TRUE(LoadTestKeys(kKeys, keys).ok());
  EXPECT_TRUE(keys.Has(KeyUsage::kMaster));
  EXPECT_TRUE(keys.Has(KeyUsage::kSm4Master));
  EXPECT_TRUE(keys.List()[0].test_only);
  EXPECT_TRUE(keys.List()[1].test_only);
  EXPECT_NE(capture.Text().find("malformed"), std::string::npos) << "what was not restored is logged";
  EXPECT_EQ(capture.Text().find("0123456789ABCDEF"), std::string::npos);
  EXPECT_EQ(capture.Text().find("FEDCBA9876543210"), std::string::npos);
#endif
  EXPECT_EQ(ErrorCodeOf(LoadTestKeys("/nonexistent", keys)), ErrorCode::kConfigInvalid);
  const std::string huge = testing::TempDir() + "/huge";
  std::ofstream(huge) << std::string(5000, '#');
  EXPECT_EQ(ErrorCodeOf(LoadTestKeys(huge, keys)), ErrorCode::kConfigInvalid);
}

}  // namespace
}  // namespace till::pin
