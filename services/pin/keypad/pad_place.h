// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PIN_KEYPAD_PAD_PLACE_H_
#define TILL_SERVICES_PIN_KEYPAD_PAD_PLACE_H_

namespace till::pin {

// Rect is in pixels of the keypad's window, from its upper left corner.
struct Rect {
  double x = 0;
  double y = 0;
  double width = 0;
  double height = 0;

  bool Contains(double px, double py) const {
    return px >= x && py >= y && px < x + width && py < y + height;
  }
  Rect Grown(double by) const { return {x - by, y - by, width + 2 * by, height + 2 * by}; }
};

// PadPlace is a place on the keypad: the ten digit places, counted as on a telephone, and the three function
// keys. Which digit stands at a digit place is DigitOrder's to know.
enum class PadPlace {
  kDigit0,
  kDigit1,
  kDigit2,
  kDigit3,
  kDigit4,
  kDigit5,
  kDigit6,
  kDigit7,
  kDigit8,
  kDigit9,
  kEnter,
  kClear,
  kCancel,
  kNone
};

}  // namespace till::pin

#endif  // TILL_SERVICES_PIN_KEYPAD_PAD_PLACE_H_
