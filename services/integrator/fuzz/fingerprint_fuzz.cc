// SPDX-License-Identifier: Apache-2.0
// Any certificate may come over the line, and anything may be typed for a fingerprint.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>

#include "services/integrator/fingerprint.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace till::integrator;
  const std::string text(reinterpret_cast<const char*>(data), size);
  for (const std::optional<std::string>& found : {FingerprintOf(text), ReadFingerprint(text)}) {
    if (found.has_value() && ReadFingerprint(InGroups(*found)) != found) std::abort();
  }
  return 0;
}
