// SPDX-License-Identifier: Apache-2.0
#include "services/integrator/settings.h"

#include "services/common/config/config_checker.h"

namespace till::integrator {
absl::Status CheckSettings(const config::IntegratorConfig& config, std::string_view file) {
  ConfigChecker check(file);
  check.Common(config.common());
  check.Expect(!config.common().training(), "common.training", "nobody on another machine trains");
  return check.Result();
}

}  // namespace till::integrator
