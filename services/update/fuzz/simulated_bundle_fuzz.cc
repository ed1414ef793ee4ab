// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <cstdlib>

#include "services/update/slots/simulated_bundle.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto bundle = till::update::ParseSimulatedBundle(text);
  if (bundle.ok() && till::update::WriteSimulatedBundle(*bundle) != text) std::abort();
  return 0;
}
