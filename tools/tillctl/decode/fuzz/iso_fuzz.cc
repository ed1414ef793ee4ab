// SPDX-License-Identifier: Apache-2.0
// Whatever bytes an integrator pastes, `iso decode` ends with an explanation or an error. The bytes are tried
// as they are and, when they are hex, as what the hex says; a key is used as well.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "tools/tillctl/decode/hex.h"
#include "tools/tillctl/decode/iso_explanation.h"

namespace {

void Explain(std::span<const uint8_t> bytes) {
  const std::vector<uint8_t> key(16, 0x5A);
  for (const std::string_view dialect : {"", "unionpay-pos", "unionpay-pos/006", "iso1993"}) {
    const auto explanation = till::tillctl::ExplainIso(bytes, dialect, key);
    if (!explanation.ok()) continue;
    till::tillctl::IsoText(*explanation, "zh");
    till::tillctl::IsoJson(*explanation, "zh");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  Explain(std::span(data, size));
  const auto hex = till::tillctl::ParseHex(std::string_view(reinterpret_cast<const char*>(data), size));
  if (hex.ok()) Explain(*hex);
  return 0;
}
