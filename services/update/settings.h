// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPDATE_SETTINGS_H_
#define TILL_SERVICES_UPDATE_SETTINGS_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "services/update/config.pb.h"
#include "services/update/update_desk.h"

namespace till::update {

// CheckSettings finds what is wrong with a configuration beyond its form; CONFIG_INVALID lists all of it.
// `file` is named in it.
absl::Status CheckSettings(const config::UpdateConfig& config, std::string_view file);

// DeskSettingsOf is for a configuration that was checked; `device_id` stands in for one that names none.
DeskSettings DeskSettingsOf(const config::UpdateConfig& config, const std::string& device_id);

}  // namespace till::update

#endif  // TILL_SERVICES_UPDATE_SETTINGS_H_
