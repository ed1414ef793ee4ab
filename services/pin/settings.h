// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PIN_SETTINGS_H_
#define TILL_SERVICES_PIN_SETTINGS_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/common/config/world.h"
#include "services/common/secret/secret_buffer.h"
#include "services/pin/config.pb.h"
#include "services/pin/key_store.h"

namespace till::pin {

// CheckSettings finds what is wrong with a configuration beyond its form; CONFIG_INVALID lists all of it.
// `file` is named in it.
absl::Status CheckSettings(const config::PinConfig& config, std::string_view file,
                           bool release_build = kReleaseBuild);

// MaxPinBlocksPerHour is the configured number, or 120.
int MaxPinBlocksPerHour(const config::PinConfig& config);

// LoadTestKeys reads the configuration's test key file into the store; nothing happens without one. Working
// keys that could not be restored are logged: the terminal signs on again. TEST_KEY_REFUSED in a build that
// ships, but for training.
absl::Status LoadTestKeys(const config::PinConfig& config, KeyStore& keys,
                          bool release_build = kReleaseBuild);

}  // namespace till::pin

#endif  // TILL_SERVICES_PIN_SETTINGS_H_
