// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPDATE_SLOTS_SIMULATED_BUNDLE_H_
#define TILL_SERVICES_UPDATE_SLOTS_SIMULATED_BUNDLE_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace till::update {

// SimulatedBundle is a bundle for development and tests: a few lines of text and a checksum in place of a
// signature.
//
//     till-simulated-bundle-1
//     product till-simulated
//     version 1.4.0
//     starts yes
//     sealed <SHA-256 of everything above, 64 small hexadecimal digits>
struct SimulatedBundle {
  std::string product;
  std::string version;
  bool starts = true;  // no: a system that does not come up
};

inline constexpr size_t kMostSimulatedBundle = 4096;

// ParseSimulatedBundle takes exactly what WriteSimulatedBundle makes. BUNDLE_REFUSED.
absl::StatusOr<SimulatedBundle> ParseSimulatedBundle(std::string_view text);

std::string WriteSimulatedBundle(const SimulatedBundle& bundle);

}  // namespace till::update

#endif  // TILL_SERVICES_UPDATE_SLOTS_SIMULATED_BUNDLE_H_
