// SPDX-License-Identifier: Apache-2.0
// A reader may answer anything.
#include <cstdlib>

#include "hal/card_reader/ccid/ccid_message.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::span<const uint8_t> bytes(data, size);
  const auto whole = till::hal::CcidMessageBytes(bytes);
  const auto reply = till::hal::ParseCcidReply(bytes);
  if (!reply.ok()) return 0;
  if (whole != size || reply->data.size() + till::hal::kCcidHeaderBytes != size) std::abort();
  return 0;
}
