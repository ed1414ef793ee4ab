// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_SETTINGS_H_
#define TILL_SERVICES_TERMINAL_SETTINGS_H_

#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "services/terminal/config.pb.h"
#include "till/terminal/v1/device.pb.h"
#include "till/terminal/v1/profile.pb.h"

namespace till::terminal {

// CheckSettings finds what is wrong with a configuration beyond its form; CONFIG_INVALID lists all of it.
// `file` is named in it.
absl::Status CheckSettings(const config::TerminalConfig& config, std::string_view file);

v1::MerchantProfile InitialProfileOf(const config::TerminalConfig& config);
absl::Duration SessionLifetimeOf(const config::TerminalConfig& config);
absl::Duration HealthIntervalOf(const config::TerminalConfig& config);
std::vector<std::string> ProcessesOf(const config::TerminalConfig& config);

// DeviceInfoOf is what the machine is, before its storage is looked at; `start` is when this process began.
v1::DeviceInfo DeviceInfoOf(const config::TerminalConfig& config, std::string_view version, absl::Time start);

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_SETTINGS_H_
