// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_INTEGRATOR_SETTINGS_H_
#define TILL_SERVICES_INTEGRATOR_SETTINGS_H_

#include <string_view>

#include "absl/status/status.h"
#include "services/integrator/config.pb.h"

namespace till::integrator {

// CheckSettings returns everything that is wrong with the configuration; `file` is its name in the
// complaints.
absl::Status CheckSettings(const config::IntegratorConfig& config, std::string_view file);

}  // namespace till::integrator

#endif  // TILL_SERVICES_INTEGRATOR_SETTINGS_H_
