// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PIN_KEYPAD_SCENE_H_
#define TILL_SERVICES_PIN_KEYPAD_SCENE_H_

#include <string.h>

#include <cstdint>
#include <string>
#include <string_view>

#include "services/pin/keypad/digit_order.h"
#include "services/pin/keypad/keypad_layout.h"

namespace till::pin {

// ShownDigits is what is typed of a card number, as hal/pin_pad/typed_card.h has it. It wipes itself.
struct ShownDigits {
  ~ShownDigits() { explicit_bzero(digits, sizeof(digits)); }
  std::string_view view() const { return {digits, count}; }

  char part = 'n';
  char fault = '0';
  uint8_t count = 0;
  char digits[19] = {};
};

// Scene is all that the keypad shows. Of a PIN how many digits there are, never which: a key looks the same
// pressed or not.
struct Scene {
  KeypadLayout layout;
  DigitOrder order;
  std::string amount;  // "CNY 12.34"
  bool chinese_first = true;
  bool retry = false;        // the last PIN was wrong
  bool may_skip = false;     // Enter without digits is taken: the card has no PIN
  int count = 0;             // dots, 0–12
  bool card_number = false;  // a card's number is typed and shown, no PIN
  ShownDigits typed = {};
};

}  // namespace till::pin

#endif  // TILL_SERVICES_PIN_KEYPAD_SCENE_H_
