// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_ISO8583_CODEC_H_
#define TILL_SERVICES_UPLINK_ISO8583_CODEC_H_

#include <cstdint>
#include <span>
#include <string_view>

#include "absl/status/statusor.h"
#include "services/uplink/iso8583/byte_cursor.h"
#include "services/uplink/iso8583/iso_message.h"
#include "services/uplink/iso8583/message_spec.h"

namespace till::uplink {

// EncodeMessage appends `message` (message type, bitmaps, fields ascending) to `writer`, whose memory will
// hold account data: the caller wipes it. INVALID_ARGUMENT for a message without a type, RESOURCE_EXHAUSTED
// when full.
absl::Status EncodeMessage(const IsoMessage& message, ByteWriter& writer);

// DecodeMessage reads exactly one message from `bytes`. INVALID_ARGUMENT names the field and the offset of
// the first fault: a field the dialect has not, a length out of bounds, an end too early, bytes left over, a
// second bitmap where the dialect has none.
absl::StatusOr<IsoMessage> DecodeMessage(const MessageSpec& spec, std::span<const uint8_t> bytes);

// MacInput returns what the MAC of an encoded message is made over: all but its MAC field, which it must have
// and which is last (unionpay.md B5).
inline std::span<const uint8_t> MacInput(const MessageSpec& spec, std::span<const uint8_t> encoded_message) {
  return encoded_message.first(encoded_message.size() - spec.mac_wire_bytes());
}

// WriteMac puts `mac`, eight bytes, into the room that an encoded message has for it.
absl::Status WriteMac(const MessageSpec& spec, std::string_view mac, std::span<uint8_t> encoded_message);

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_ISO8583_CODEC_H_
