// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_CARD_READER_CCID_ANSWER_TO_RESET_H_
#define TILL_HAL_CARD_READER_CCID_ANSWER_TO_RESET_H_

#include <cstdint>
#include <optional>
#include <span>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace till::hal {

// AnswerToReset is the characters of an ATR that say how to speak to the card (ISO/IEC 7816-3, 8.2 and 8.3).
struct AnswerToReset {
  bool inverse_convention = false;
  std::optional<uint8_t> ta1;            // Fi and Di
  std::optional<uint8_t> tc1;            // extra guard time
  std::optional<uint8_t> ta2;            // specific mode
  std::optional<uint8_t> tc2;            // waiting integer of T=0
  std::optional<uint8_t> ifsc;           // the first TA for T=1
  std::optional<uint8_t> waiting_of_t1;  // the first TB for T=1: BWI and CWI
  std::optional<uint8_t> check_of_t1;    // the first TC for T=1: bit 0 is CRC
  uint8_t first_protocol = 0;            // T of TD1
  uint32_t protocols = 1;                // bit T for each protocol that is offered

  // protocol is what will be spoken: TA2's in specific mode, else the first one (ISO/IEC 7816-3, 6.3.1).
  int protocol() const { return ta2.has_value() ? *ta2 & 0x0F : first_protocol; }
  // frequency is Fi and Di as they are in force. In negotiable mode no PPS is sent: the card goes on as it
  // began, with F = 372 and D = 1 (EMV 4.4 Book 1, 8.3.3, TA1).
  uint8_t frequency() const { return ta2.has_value() ? ta1.value_or(0x11) : 0x11; }
};

// ParseAnswerToReset reads an ATR to its last character. INVALID_ARGUMENT: cut off, longer than it says, of
// an unknown convention, or with a wrong TCK.
absl::StatusOr<AnswerToReset> ParseAnswerToReset(std::span<const uint8_t> bytes);

// CheckEmvLimits returns what a payment terminal may not accept of a contact card's ATR (EMV 4.4 Book 1,
// 8.3.3), as INVALID_ARGUMENT.
absl::Status CheckEmvLimits(const AnswerToReset& answer);

}  // namespace till::hal

#endif  // TILL_HAL_CARD_READER_CCID_ANSWER_TO_RESET_H_
