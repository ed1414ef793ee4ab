// SPDX-License-Identifier: Apache-2.0
#include "services/integrator/settings.h"

#include <gtest/gtest.h>

#include <functional>

#include "services/common/config/config.h"
#include "services/common/status/error.h"

namespace till::integrator {
namespace {

config::IntegratorConfig Example() {
  config::IntegratorConfig config;
  EXPECT_TRUE(LoadConfig("services/integrator/testdata/integrator.textproto", &config).ok());
  return config;
}

TEST(Settings, TheExampleIsRight) {
  EXPECT_TRUE(CheckSettings(Example(), "integrator.textproto").ok());
}

TEST(Settings, SwitchedOffItNeedsNoAddress) {
  config::IntegratorConfig config = Example();
  config.clear_port();
  config.clear_listen_address();
  EXPECT_TRUE(CheckSettings(config, "integrator.textproto").ok());
}

TEST(Settings, AnAddressMayBeOfEitherKind) {
  for (const char* address : {"127.0.0.1", "0.0.0.0", "::", "::1", "2001:db8::1"}) {
    config::IntegratorConfig config = Example();
    config.set_listen_address(address);
    EXPECT_TRUE(CheckSettings(config, "integrator.textproto").ok()) << address;
  }
}

TEST(Settings, WhatIsWrongIsNamed) {
  struct Case {
    const char* field;
    std::function<void(config::IntegratorConfig&)> change;
  };
  const Case cases[] = {
      {"port", [](auto& config) { config.set_port(443); }},
      {"port", [](auto& config) { config.set_port(65'536); }},
      {"port", [](auto& config) { config.set_port(-1); }},
      {"listen_address", [](auto& config) { config.set_listen_address("terminal.example"); }},
      {"listen_address", [](auto& config) { config.set_listen_address("0.0.0.0:7443"); }},
      {"listen_address", [](auto& config) { config.clear_listen_address(); }},
      {"common.state_directory", [](auto& config) { config.mutable_common()->set_state_directory("x"); }},
  };
  for (const Case& one : cases) {
    config::IntegratorConfig config = Example();
    one.change(config);
    const absl::Status refused = CheckSettings(config, "integrator.textproto");
    EXPECT_TRUE(HasErrorCode(refused, ErrorCode::kConfigInvalid));
    EXPECT_NE(std::string(refused.message()).find(one.field), std::string::npos) << refused;
  }
}

}  // namespace
}  // namespace till::integrator
