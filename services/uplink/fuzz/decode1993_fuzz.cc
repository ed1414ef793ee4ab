// SPDX-License-Identifier: Apache-2.0
// As decode_fuzz, in the dialect iso1993: what was decoded encodes, and reads the same again.

#include <cstdint>
#include <cstdlib>
#include <span>

#include "services/common/secret/secret_buffer.h"
#include "services/uplink/iso8583/codec.h"
#include "services/uplink/iso8583/golden1993.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using till::uplink::golden1993::Spec;
  const absl::StatusOr<till::uplink::IsoMessage> message =
      till::uplink::DecodeMessage(Spec(), std::span(data, size));
  if (!message.ok()) return 0;
  till::SecretBuffer memory(size + 64);
  till::uplink::ByteWriter writer(memory.Mutable());
  if (!till::uplink::EncodeMessage(*message, writer).ok()) abort();
  // A second bitmap that says nothing is not written again.
  if (writer.offset() != size && writer.offset() + 16 != size) abort();
  const absl::StatusOr<till::uplink::IsoMessage> again =
      till::uplink::DecodeMessage(Spec(), writer.written());
  if (!again.ok() || again->DebugString() != message->DebugString()) abort();
  return 0;
}
