// SPDX-License-Identifier: Apache-2.0
// Any bytes: read as data objects with both paddings and as a list; whatever is read must lie inside the
// input.

#include <cstdlib>

#include "services/common/tlv/dol.h"
#include "services/common/tlv/tlv.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::span<const uint8_t> bytes(data, size);
  for (const auto padding : {till::tlv::Padding::kZeroAndFf, till::tlv::Padding::kZeroOnly}) {
    (void)till::tlv::Walk(
        bytes,
        [&](const till::tlv::Object& object, int depth) {
          if (object.value.data() < data || object.value.data() + object.value.size() > data + size)
            std::abort();
          if (depth >= till::tlv::kMaximumDepth) std::abort();
          return absl::OkStatus();
        },
        padding);
  }
  const auto dol = till::tlv::ParseDol(bytes);
  if (dol.ok()) {
    const till::SecretBuffer filled = till::tlv::FillDol(
        *dol, [&](till::tlv::Tag) { return std::optional<std::span<const uint8_t>>(bytes); });
    if (filled.size() > till::tlv::kMaximumDolValue) std::abort();
  }
  return 0;
}
