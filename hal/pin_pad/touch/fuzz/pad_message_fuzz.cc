// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstdlib>

#include "hal/pin_pad/touch/pad_message.h"

// What is read is written back as it was.
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const absl::StatusOr<till::hal::PadMessage> message = till::hal::DecodePadMessage({data, size});
  if (!message.ok()) return 0;
  const till::SecretBuffer packet = till::hal::EncodePadMessage(*message);
  if (packet.size() != size) abort();
  return 0;
}
