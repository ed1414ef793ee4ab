// SPDX-License-Identifier: Apache-2.0
// The stream from a simulated pad, cut at the places that its own first byte chooses.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <span>

#include "hal/pin_pad/sim/pad_frame.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  const size_t step = data[0] % 16 + 1;
  std::span<const uint8_t> rest(data + 1, size - 1);
  till::hal::PadFrameReader reader;
  while (!rest.empty()) {
    const size_t take = std::min(step, rest.size());
    if (!reader.Append(rest.first(take)).ok()) return 0;
    rest = rest.subspan(take);
    while (true) {
      const auto frame = reader.Next();
      if (!frame.ok()) return 0;
      if (!frame->has_value()) break;
      if ((*frame)->payload.size() > till::hal::PadFrame::kMaxPayload) abort();
    }
  }
  return 0;
}
