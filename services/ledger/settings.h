// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_SERVICES_LEDGER_SETTINGS_H_
#define TILL_SERVICES_LEDGER_SETTINGS_H_

#include <string_view>

#include "absl/status/statusor.h"
#include "services/ledger/config.pb.h"
#include "services/ledger/ledger.h"

namespace till::ledger {

// OptionsFromConfig checks a configuration beyond its form and returns what the core needs of it;
// CONFIG_INVALID lists everything that is wrong. `file` is named in it.
absl::StatusOr<LedgerOptions> OptionsFromConfig(const config::LedgerConfig& config, std::string_view file);

}  // namespace till::ledger

#endif  // TILL_SERVICES_LEDGER_SETTINGS_H_
