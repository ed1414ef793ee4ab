// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_CARD_READER_CCID_CCID_MESSAGE_H_
#define TILL_HAL_CARD_READER_CCID_CCID_MESSAGE_H_

#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "absl/status/statusor.h"
#include "services/common/secret/secret_buffer.h"

namespace till::hal {

inline constexpr size_t kCcidHeaderBytes = 10;

// CcidCommand is a message to the reader (CCID 1.1, 6.1), as far as one is sent here.
enum class CcidCommand : uint8_t {
  kSetParameters = 0x61,
  kIccPowerOn = 0x62,
  kIccPowerOff = 0x63,
  kGetSlotStatus = 0x65,
  kXfrBlock = 0x6F,
  kAbort = 0x72,
};

// CcidError is what bError says of a command that failed (CCID 1.1, 6.2.6). 1 to 127 are the place of
// a byte of the message that the reader does not take; 0 is a command that it does not know.
enum class CcidError : uint8_t {
  kNotKnown = 0x00,
  kNoSuchSlot = 0x05,
  kSlotBusy = 0xE0,
  kBusyWithAutoSequence = 0xF2,
  kOverrun = 0xFC,
  kParity = 0xFD,
  kMute = 0xFE,
};

// CcidRequest is one message to a slot.
struct CcidRequest {
  CcidCommand command = CcidCommand::kGetSlotStatus;
  uint8_t slot = 0;
  std::array<uint8_t, 3> specific = {};  // bytes 7 to 9
  std::span<const uint8_t> data = {};
};

// CcidReply is one message from the reader (CCID 1.1, 6.2). Its data lies in the bytes that were read.
struct CcidReply {
  enum class Type : uint8_t { kDataBlock = 0x80, kSlotStatus = 0x81, kParameters = 0x82 };
  enum class Icc : uint8_t { kActive = 0, kInactive = 1, kAbsent = 2 };     // bmICCStatus
  enum class End : uint8_t { kDone = 0, kFailed = 1, kNeedsMoreTime = 2 };  // bmCommandStatus

  uint8_t type = 0;
  uint8_t slot = 0;
  uint8_t sequence = 0;
  Icc icc = Icc::kActive;
  End end = End::kDone;
  CcidError error = CcidError::kNotKnown;  // when it failed
  uint8_t specific = 0;                    // byte 9: bChainParameter of a data block
  std::span<const uint8_t> data;
};

// AnswerTypeOf returns the type of the message that answers a command (CCID 1.1, 6.1).
CcidReply::Type AnswerTypeOf(CcidCommand command);

// CcidBytes returns a request as it goes over the wire.
SecretBuffer CcidBytes(const CcidRequest& request, uint8_t sequence);

// CcidMessageBytes returns the length that a message says it has, header included; nothing while that cannot
// be seen.
std::optional<uint64_t> CcidMessageBytes(std::span<const uint8_t> beginning);

// ParseCcidReply reads one whole message. INTERNAL for bytes that are none.
absl::StatusOr<CcidReply> ParseCcidReply(std::span<const uint8_t> bytes);

}  // namespace till::hal

#endif  // TILL_HAL_CARD_READER_CCID_CCID_MESSAGE_H_
