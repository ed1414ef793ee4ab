// SPDX-License-Identifier: Apache-2.0
// The other end of a redirection may send anything.
#include <algorithm>

#include "hal/usb/usbredir_stream.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  till::hal::RedirStream stream;
  std::span<const uint8_t> rest(data, size);
  while (!rest.empty()) {
    const size_t piece = std::min<size_t>(rest.size(), 1 + rest[0] % 32);
    stream.Feed(rest.first(piece));
    rest = rest.subspan(piece);
    while (true) {
      const auto packet = stream.Next();
      if (!packet.ok()) return 0;
      if (!packet->has_value()) break;
    }
  }
  return 0;
}
