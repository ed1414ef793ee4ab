// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_PIN_PAD_TYPED_CARD_H_
#define TILL_HAL_PIN_PAD_TYPED_CARD_H_

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace till::hal {

// TypedCard is what a pad shows while a card's number is typed on it: the digits themselves, because who
// types them reads them from a card or hears them, and has to see a slip of the finger.
struct TypedCard {
  enum class Part : uint8_t { kNumber = 'n', kExpiry = 'e' };
  // Why Enter was not taken.
  enum class Fault : uint8_t {
    kNone = '0',
    kLength = 'l',   // too few digits
    kNumber = 'c',   // the check digit is wrong
    kMonth = 'm',    // there is no such month
    kExpired = 'x',  // the date is past
  };
  static constexpr size_t kMostDigits = 19;

  Part part = Part::kNumber;
  Fault fault = Fault::kNone;
  std::string_view digits;  // of the part; the caller's memory, and not kept
};

}  // namespace till::hal

#endif  // TILL_HAL_PIN_PAD_TYPED_CARD_H_
