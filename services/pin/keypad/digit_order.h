// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PIN_KEYPAD_DIGIT_ORDER_H_
#define TILL_SERVICES_PIN_KEYPAD_DIGIT_ORDER_H_

#include <functional>

#include "services/common/secret/secret_buffer.h"

namespace till::pin {

// DigitOrder says which digit stands at which of the ten digit places. A scrambled one is a secret: with it,
// where the finger was would tell the PIN.
class DigitOrder {
 public:
  // Telephone is the order that everybody knows.
  static DigitOrder Telephone();

  // Scrambled is one of all orders, each as likely as another. `random_byte` gives unpredictable bytes.
  static DigitOrder Scrambled(const std::function<unsigned char()>& random_byte);

  // At is '0'–'9' for a digit place 0–9.
  char At(int place) const { return static_cast<char>(digits_.Reveal()[place]); }

 private:
  DigitOrder();

  SecretBuffer digits_;
};

// SystemRandomByte asks the kernel.
unsigned char SystemRandomByte();

}  // namespace till::pin

#endif  // TILL_SERVICES_PIN_KEYPAD_DIGIT_ORDER_H_
