// SPDX-License-Identifier: Apache-2.0
#include "services/pin/keypad/digit_order.h"

#include <stdlib.h>
#include <sys/random.h>

#include <utility>

namespace till::pin {

DigitOrder::DigitOrder() : digits_(10) {
  for (int place = 0; place < 10; ++place) digits_.Mutable()[place] = static_cast<uint8_t>('0' + place);
}

DigitOrder DigitOrder::Telephone() {
  return DigitOrder();
}

DigitOrder DigitOrder::Scrambled(const std::function<unsigned char()>& random_byte) {
  DigitOrder order;
  // Fisher and Yates; a byte that would favour the low numbers is thrown away.
  for (unsigned left = 10; left > 1; --left) {
    const unsigned fair = 256 - 256 % left;
    unsigned byte = random_byte();
    while (byte >= fair) byte = random_byte();
    std::swap(order.digits_.Mutable()[left - 1], order.digits_.Mutable()[byte % left]);
  }
  return order;
}

unsigned char SystemRandomByte() {
  unsigned char byte = 0;
  // Without randomness there is no scrambled keypad, and no other one in its place.
  if (getrandom(&byte, 1, 0) != 1) abort();
  return byte;
}

}  // namespace till::pin
