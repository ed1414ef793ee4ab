// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PIN_KEYPAD_SCENE_H_
#define TILL_SERVICES_PIN_KEYPAD_SCENE_H_

#include <string>

#include "services/pin/keypad/digit_order.h"
#include "services/pin/keypad/keypad_layout.h"

namespace till::pin {

// Scene is all that the keypad shows. How many digits there are, never which: a key looks the same pressed or
// not.
struct Scene {
  KeypadLayout layout;
  DigitOrder order;
  std::string amount;  // "CNY 12.34"
  bool chinese_first = true;
  bool retry = false;     // the last PIN was wrong
  bool may_skip = false;  // Enter without digits is taken: the card has no PIN
  int count = 0;          // dots, 0–12
};

}  // namespace till::pin

#endif  // TILL_SERVICES_PIN_KEYPAD_SCENE_H_
