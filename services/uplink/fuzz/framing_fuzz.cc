// SPDX-License-Identifier: Apache-2.0
// Whatever stream a host sends, in whatever pieces, the reader yields bodies within its bounds or gives the
// stream up. The first byte of an input says how large the pieces are.

#include <cstdint>
#include <cstdlib>
#include <span>

#include "services/uplink/iso8583/framing.h"
#include "services/uplink/iso8583/golden.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using till::uplink::golden::UnionPaySpec;
  if (size < 2) return 0;
  const size_t piece = data[0] == 0 ? 256 : data[0];
  std::span<const uint8_t> stream(data + 1, size - 1);
  till::uplink::FrameReader reader(UnionPaySpec().frame());
  while (!stream.empty()) {
    const size_t take = std::min(piece, stream.size());
    const absl::Status fed = reader.Feed(stream.first(take), [](std::span<const uint8_t> body) {
      if (body.size() > UnionPaySpec().max_body_bytes()) abort();
      const auto parsed = till::uplink::ParseFrameBody(UnionPaySpec(), body);
      if (parsed.ok() && parsed->message.size() + 11 != body.size()) abort();
    });
    if (!fed.ok()) return 0;
    stream = stream.subspan(take);
  }
  return 0;
}
