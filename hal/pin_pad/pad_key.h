// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_PIN_PAD_PAD_KEY_H_
#define TILL_HAL_PIN_PAD_PAD_KEY_H_

namespace till::hal {

// PadKey is one key of a PIN pad. A digit is a piece of a PIN: the object cannot be copied or printed, and
// wipes itself.
class PadKey {
 public:
  enum class Kind {
    kDigit,
    kEnter,
    kCancel,
    kDelete,
    kNone,         // no key in time
    kInterrupted,  // PinPad::Interrupt was called
  };

  // Digit holds '0'–'9'; any other character gives kNone.
  static PadKey Digit(char digit);
  static PadKey Of(Kind kind) { return PadKey(kind, '\0'); }

  PadKey(PadKey&& other) noexcept;
  PadKey& operator=(PadKey&& other) noexcept;
  PadKey(const PadKey&) = delete;
  PadKey& operator=(const PadKey&) = delete;
  ~PadKey();

  Kind kind() const { return kind_; }

  // RevealDigit is '0'–'9' for kDigit and NUL for every other key.
  char RevealDigit() const { return digit_; }

 private:
  PadKey(Kind kind, char digit) : kind_(kind), digit_(digit) {}

  Kind kind_;
  char digit_;
};

}  // namespace till::hal

#endif  // TILL_HAL_PIN_PAD_PAD_KEY_H_
