// SPDX-License-Identifier: Apache-2.0
// Whatever bytes a host sends, decoding ends with a message or an error; a message that was decoded encodes
// again.

#include <cstdint>
#include <cstdlib>
#include <span>

#include "services/common/secret/secret_buffer.h"
#include "services/uplink/iso8583/codec.h"
#include "services/uplink/iso8583/golden.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using till::uplink::golden::UnionPaySpec;
  const absl::StatusOr<till::uplink::IsoMessage> message =
      till::uplink::DecodeMessage(UnionPaySpec(), std::span(data, size));
  if (!message.ok()) return 0;
  till::SecretBuffer memory(size + 64);
  till::uplink::ByteWriter writer(memory.Mutable());
  // As long as it was: padding nibbles may differ, lengths may not.
  if (!till::uplink::EncodeMessage(*message, writer).ok() || writer.offset() != size) abort();
  message->DebugString();
  return 0;
}
