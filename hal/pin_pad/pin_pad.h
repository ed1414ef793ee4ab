// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_PIN_PAD_PIN_PAD_H_
#define TILL_HAL_PIN_PAD_PIN_PAD_H_

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "hal/pin_pad/pad_key.h"
#include "hal/pin_pad/typed_card.h"

namespace till::hal {

// PinPadPrompt says what one entry asks for: the cardholder's PIN, or a card's number.
struct PinPadPrompt {
  int min_digits = 4;      // 0–12; what the pad tells the cardholder, the caller enforces it too
  int max_digits = 12;     // 4–12 (ISO 9564-1, 6.2); of a card number up to 19
  absl::Duration timeout;  // of the whole entry; the caller enforces it too
  std::string text;        // UTF-8, at most 200 bytes, no secret: for a pad with a small display
  // For a pad that draws its own words:
  std::string amount;    // "CNY 12.34", at most 32 bytes
  std::string language;  // "zh" first, or else English first
  bool retry = false;    // the last PIN was wrong
  // A card's number is typed, and after it the date: what is typed is shown (ShowTypedCard), and the words
  // say that no PIN is wanted.
  bool card_number = false;
};

enum class PinPadCondition { kReady, kFault };

// PinPad is a secure keypad with a small display: a USB PIN pad, the keypad drawn on the touch panel, or a
// simulated one.
//
// Duties of an implementation:
//  - A key is given to exactly one NextKey call of the entry in which it was pressed. Keys pressed before
//  Begin or after
//    Finish are thrown away: they must not become the first digits of the next customer's PIN.
//  - No key value is logged, stored, or kept after NextKey returned it.
//  - The pad shows how many digits of a PIN there are, never which. What is typed of a card number it shows,
//  and
//    forgets with the entry.
//  - A pad that is gone or broken answers UNAVAILABLE, promptly, and recovers by itself when the device is
//  back.
//  - Every call but NextKey returns within two seconds.
// All calls come from one thread, except Interrupt.
class PinPad {
 public:
  virtual ~PinPad() = default;

  // Begin starts an entry and shows the prompt. UNAVAILABLE: no working pad. FAILED_PRECONDITION: an entry is
  // under way.
  virtual absl::Status Begin(const PinPadPrompt& prompt) = 0;

  // NextKey waits up to `timeout` for a key; PadKey::Kind::kNone when none came, kInterrupted after
  // Interrupt(). FAILED_PRECONDITION outside an entry; UNAVAILABLE when the pad is lost (the entry is then
  // over).
  virtual absl::StatusOr<PadKey> NextKey(absl::Duration timeout) = 0;

  // ShowDigitCount draws `count` (0–12) dots.
  virtual absl::Status ShowDigitCount(int count) = 0;

  // ShowTypedCard draws what is typed of a card number, in groups. FAILED_PRECONDITION outside an entry of
  // one: a PIN is never drawn.
  virtual absl::Status ShowTypedCard(const TypedCard& typed) = 0;

  // Finish ends the entry and clears the pad's display. Harmless when there is none.
  virtual absl::Status Finish() = 0;

  // Condition asks the device whether it works; UNAVAILABLE when there is no device to ask.
  virtual absl::StatusOr<PinPadCondition> Condition() = 0;

  // Interrupt makes the pending NextKey, or the next one of this entry, return kInterrupted. Any thread may
  // call it.
  virtual void Interrupt() = 0;
};

}  // namespace till::hal

#endif  // TILL_HAL_PIN_PAD_PIN_PAD_H_
