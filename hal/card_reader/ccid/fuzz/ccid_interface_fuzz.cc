// SPDX-License-Identifier: Apache-2.0
// Descriptors come from whatever was plugged in.
#include <cstdlib>

#include "hal/card_reader/ccid/ccid_interface.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using till::hal::kMostCcidBytes;
  const std::span<const uint8_t> bytes(data, size);
  const auto found = till::hal::FindCcidInterface(bytes);
  if (!found.has_value()) return 0;
  if ((found->bulk_out & 0x80) != 0 || (found->bulk_in & 0x80) == 0) std::abort();
  const till::hal::CcidDescriptor& reader = found->descriptor;
  if (reader.slots < 1 || reader.slots > 256 || reader.max_message_bytes > kMostCcidBytes) std::abort();
  (void)reader.level();
  return 0;
}
