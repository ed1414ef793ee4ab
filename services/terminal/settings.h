// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_SETTINGS_H_
#define TILL_SERVICES_TERMINAL_SETTINGS_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "services/terminal/config.pb.h"
#include "till/terminal/v1/profile.pb.h"

namespace till::terminal {

// CheckSettings finds what is wrong with a configuration beyond its form; CONFIG_INVALID lists all of it.
// `file` is named in it.
absl::Status CheckSettings(const config::TerminalConfig& config, std::string_view file);

v1::MerchantProfile InitialProfileOf(const config::TerminalConfig& config);
absl::Duration SessionLifetimeOf(const config::TerminalConfig& config);
absl::Duration HealthIntervalOf(const config::TerminalConfig& config);
std::vector<std::string> ProcessesOf(const config::TerminalConfig& config);

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_SETTINGS_H_
