// SPDX-License-Identifier: Apache-2.0
// Whatever bytes an integrator pastes, `emv decode` ends with an explanation or an error; the first two bytes
// are also a tag whose value the rest is.

#include <cstdint>
#include <span>

#include "tools/tillctl/decode/emv_explanation.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using till::tillctl::ExplanationJson;
  using till::tillctl::ExplanationText;
  const auto explanations = till::tillctl::ExplainTlv(std::span(data, size));
  if (explanations.ok()) {
    for (const till::tillctl::Explanation& explanation : *explanations) {
      ExplanationText(explanation, "zh");
      ExplanationJson(explanation, "zh");
    }
  }
  if (size < 2) return 0;
  const std::span<const uint8_t> value(data + 2, size - 2);
  const uint32_t two_bytes = static_cast<uint32_t>(data[0]) << 8 | data[1];
  for (const uint32_t tag : {two_bytes, uint32_t{data[0]}, uint32_t{0x95}, uint32_t{0x8E}, uint32_t{0x9F34},
                             uint32_t{0x57}, uint32_t{0xDF31}}) {
    ExplanationText(till::tillctl::ExplainTag(tag, value), "zh");
  }
  return 0;
}
