// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_CARD_SETTINGS_H_
#define TILL_SERVICES_CARD_SETTINGS_H_

#include <string_view>

#include "absl/status/statusor.h"
#include "services/card/config.pb.h"
#include "services/card/oda/capk_store.h"
#include "services/card/terminal_data.h"
#include "services/common/config/world.h"

namespace till::card {

// CheckSettings finds what is wrong with a configuration beyond its form; CONFIG_INVALID lists all of it,
// with `file`.
absl::Status CheckSettings(const config::CardConfig& config, std::string_view file);

// TerminalFromConfig returns the terminal of a configuration that CheckSettings found good; CONFIG_INVALID
// for what only the whole shows (TerminalData::Validate).
absl::StatusOr<TerminalData> TerminalFromConfig(const config::CardConfig& config);

// AuthoritiesFromConfig returns the keys. CONFIG_INVALID: a checksum that does not hold. TEST_KEY_REFUSED: in
// a release build, a key that is marked test_only or known to be one.
absl::StatusOr<oda::CapkStore> AuthoritiesFromConfig(const config::CardConfig& config,
                                                     bool release_build = kReleaseBuild);

}  // namespace till::card

#endif  // TILL_SERVICES_CARD_SETTINGS_H_
