// SPDX-License-Identifier: Apache-2.0
#include "hal/pin_pad/pad_key.h"

#include <string.h>

namespace till::hal {

PadKey PadKey::Digit(char digit) {
  if (digit < '0' || digit > '9') return PadKey(Kind::kNone, '\0');
  return PadKey(Kind::kDigit, digit);
}

PadKey::PadKey(PadKey&& other) noexcept : kind_(other.kind_), digit_(other.digit_) {
  other.kind_ = Kind::kNone;
  explicit_bzero(&other.digit_, sizeof(other.digit_));
}

PadKey& PadKey::operator=(PadKey&& other) noexcept {
  if (this == &other) return *this;
  kind_ = other.kind_;
  digit_ = other.digit_;
  other.kind_ = Kind::kNone;
  explicit_bzero(&other.digit_, sizeof(other.digit_));
  return *this;
}

PadKey::~PadKey() {
  explicit_bzero(&digit_, sizeof(digit_));
}

}  // namespace till::hal
