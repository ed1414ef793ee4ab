// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_CONFIG_WORLD_H_
#define TILL_SERVICES_COMMON_CONFIG_WORLD_H_

#include "services/common/config/common_config.pb.h"

namespace till {

// Whether this is a build that ships.
#ifdef TILL_RELEASE
inline constexpr bool kReleaseBuild = true;
#else
inline constexpr bool kReleaseBuild = false;
#endif

// TakesTestKeys returns whether the process may use keys that everybody knows. A build that ships does in
// training alone, whose line reaches no host but the simulated one.
inline bool TakesTestKeys(const till::config::Common& common, bool release_build = kReleaseBuild) {
  return !release_build || common.training();
}

// TakesSimulatedDevices returns whether readers, PIN pads and printers that are none may stand in for real
// ones. (A build that ships refuses `development`.)
inline bool TakesSimulatedDevices(const till::config::Common& common) {
  return common.development() || common.training();
}

}  // namespace till

#endif  // TILL_SERVICES_COMMON_CONFIG_WORLD_H_
