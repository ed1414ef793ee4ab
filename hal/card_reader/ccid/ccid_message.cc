// SPDX-License-Identifier: Apache-2.0
#include "hal/card_reader/ccid/ccid_message.h"

#include <algorithm>

namespace till::hal {
namespace {

// The header of every message (CCID 1.1, 6.1 and 6.2): type, dwLength, bSlot, bSeq, three bytes of its own.
constexpr size_t kLengthAt = 1;
constexpr size_t kSlotAt = 5;
constexpr size_t kSequenceAt = 6;
constexpr size_t kSpecificAt = 7;  // of a reply: bStatus, bError and one more

}  // namespace

CcidReply::Type AnswerTypeOf(CcidCommand command) {
  switch (command) {
    case CcidCommand::kSetParameters:
      return CcidReply::Type::kParameters;
    case CcidCommand::kIccPowerOn:
    case CcidCommand::kXfrBlock:
      return CcidReply::Type::kDataBlock;
    case CcidCommand::kIccPowerOff:
    case CcidCommand::kGetSlotStatus:
    case CcidCommand::kAbort:
      break;
  }
  return CcidReply::Type::kSlotStatus;
}

SecretBuffer CcidBytes(const CcidRequest& request, uint8_t sequence) {
  SecretBuffer message(kCcidHeaderBytes + request.data.size());
  const std::span<uint8_t> bytes = message.Mutable();
  bytes[0] = static_cast<uint8_t>(request.command);
  for (size_t i = 0; i < 4; ++i) {
    bytes[kLengthAt + i] = static_cast<uint8_t>(request.data.size() >> (8 * i));
  }
  bytes[kSlotAt] = request.slot;
  bytes[kSequenceAt] = sequence;
  std::copy(request.specific.begin(), request.specific.end(), bytes.begin() + kSpecificAt);
  std::copy(request.data.begin(), request.data.end(), bytes.begin() + kCcidHeaderBytes);
  return message;
}

std::optional<uint64_t> CcidMessageBytes(std::span<const uint8_t> beginning) {
  if (beginning.size() < kLengthAt + 4) return std::nullopt;
  uint64_t length = 0;
  for (size_t i = 0; i < 4; ++i) length |= static_cast<uint64_t>(beginning[kLengthAt + i]) << (8 * i);
  return kCcidHeaderBytes + length;
}

absl::StatusOr<CcidReply> ParseCcidReply(std::span<const uint8_t> bytes) {
  if (bytes.size() < kCcidHeaderBytes) return absl::InternalError("the reader's message is cut off");
  if (CcidMessageBytes(bytes) != bytes.size()) {
    return absl::InternalError("the reader's message is not as long as it says");
  }
  const uint8_t status = bytes[kSpecificAt];
  CcidReply reply{.type = bytes[0], .slot = bytes[kSlotAt], .sequence = bytes[kSequenceAt]};
  // 6.2.6: bmICCStatus in bits 0 and 1, bmCommandStatus in bits 6 and 7; 3 is neither's.
  if ((status & 0x03) == 3 || (status >> 6) == 3) {
    return absl::InternalError("the reader reports a status that there is not");
  }
  reply.icc = static_cast<CcidReply::Icc>(status & 0x03);
  reply.end = static_cast<CcidReply::End>(status >> 6);
  reply.error = static_cast<CcidError>(bytes[kSpecificAt + 1]);
  reply.specific = bytes[kSpecificAt + 2];
  reply.data = bytes.subspan(kCcidHeaderBytes);
  return reply;
}

}  // namespace till::hal
