// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_PIN_PAD_TOUCH_PAD_MESSAGE_H_
#define TILL_HAL_PIN_PAD_TOUCH_PAD_MESSAGE_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "absl/status/statusor.h"
#include "services/common/secret/secret_buffer.h"

namespace till::hal {

// PadMessage is one packet between `pin` and its keypad program, over a SOCK_SEQPACKET socket: one packet,
// one message, so that no piece of a PIN waits in a stream. A key is a piece of a PIN: the object wipes it.
struct PadMessage {
  enum class Type : uint8_t {
    // To the keypad.
    kBegin = 'B',   // the fields below it
    kCount = 'N',   // value: digits so far, 0–12
    kTyped = 'T',   // value: the part; what is typed of a card number: the fields at the end
    kFinish = 'F',  // the entry is over
    kAsk = 'S',     // answered with kAlive
    // From the keypad.
    kShown = 'b',       // the keypad of this entry is on the screen
    kCannotShow = 'x',  // it cannot be: no screen
    kKey = 'K',         // value: '0'–'9', 'E' enter, 'C' cancel, 'D' delete
    kAlive = 's',       // value: 1 there is a screen, 0 there is none
  };

  static constexpr size_t kLongest = 64;
  static constexpr size_t kLongestAmount = 32;
  static constexpr size_t kMostTyped = 19;

  PadMessage() = default;
  PadMessage(Type type_of_it, uint32_t entry_of_it, uint8_t value_of_it = 0)
      : type(type_of_it), entry(entry_of_it), value(value_of_it) {}
  ~PadMessage();
  PadMessage(PadMessage&&) = default;
  PadMessage& operator=(PadMessage&&) = default;
  PadMessage(const PadMessage&) = delete;
  PadMessage& operator=(const PadMessage&) = delete;

  Type type = Type::kAsk;
  uint32_t entry = 0;  // which entry it belongs to: keys of another one are nobody's
  uint8_t value = 0;

  // Of kBegin.
  uint8_t min_digits = 0;
  uint8_t max_digits = 0;
  uint32_t timeout_ms = 0;
  bool retry = false;
  bool chinese_first = false;
  bool card_number = false;  // max_digits is 19 at most, else 12
  std::string amount;

  // Of kTyped.
  uint8_t fault = '0';
  uint8_t typed_count = 0;
  char typed[kMostTyped] = {};
};

// EncodePadMessage writes a packet; an amount of more than kLongestAmount bytes is cut.
SecretBuffer EncodePadMessage(const PadMessage& message);

// DecodePadMessage reads one; INVALID_ARGUMENT for anything that EncodePadMessage does not write.
absl::StatusOr<PadMessage> DecodePadMessage(std::span<const uint8_t> packet);

}  // namespace till::hal

#endif  // TILL_HAL_PIN_PAD_TOUCH_PAD_MESSAGE_H_
