// SPDX-License-Identifier: Apache-2.0
#include "services/integrator/settings.h"

#include <gtest/gtest.h>

#include <string>

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

TEST(Settings, NobodyOnAnotherMachineTrains) {
  config::IntegratorConfig config = Example();
  config.mutable_common()->set_run_directory("/run/till/training");
  config.mutable_common()->set_state_directory("/var/lib/till/training/integrator");
  config.mutable_common()->set_training(true);
  const absl::Status refused = CheckSettings(config, "integrator.textproto");
  EXPECT_TRUE(HasErrorCode(refused, ErrorCode::kConfigInvalid));
  EXPECT_NE(std::string(refused.message()).find("common.training"), std::string::npos) << refused;
}

TEST(Settings, TheCommonPartIsChecked) {
  config::IntegratorConfig config = Example();
  config.mutable_common()->set_state_directory("x");
  EXPECT_TRUE(HasErrorCode(CheckSettings(config, "integrator.textproto"), ErrorCode::kConfigInvalid));
}

}  // namespace
}  // namespace till::integrator
