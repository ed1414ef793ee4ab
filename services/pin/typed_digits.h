// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PIN_TYPED_DIGITS_H_
#define TILL_SERVICES_PIN_TYPED_DIGITS_H_

#include <string>
#include <string_view>

#include "absl/time/time.h"
#include "hal/pin_pad/pad_key.h"
#include "hal/pin_pad/typed_card.h"
#include "services/common/secret/secret_buffer.h"

namespace till::pin {

// TypedDigits is a card number and its expiry date as they are typed, key by key. Not thread-safe.
class TypedDigits {
 public:
  static constexpr int kFewestDigits = 12;  // ISO/IEC 7812-1: an issuer's shortest numbers in use
  static constexpr int kMostDigits = 19;

  // `now` tells which dates are past.
  explicit TypedDigits(absl::Time now) : now_(now) {}

  // Press takes a digit, Delete or Enter; other keys change nothing. Delete at the beginning of the date
  // leads back to the number. True when what is shown has changed.
  bool Press(const hal::PadKey& key);

  // done tells that a number and a date that can be were entered.
  bool done() const { return done_; }

  // shown points into this object.
  hal::TypedCard shown() const;

  std::string_view number() const {
    return number_.RevealText().substr(0, static_cast<size_t>(number_count_));
  }
  // "YYMM", as the chip has it (EMV tag 5F24).
  std::string ExpiryYymm() const;

 private:
  using Part = hal::TypedCard::Part;
  using Fault = hal::TypedCard::Fault;

  bool Add(char digit);
  bool TakeBack();
  void Enter();
  Fault FaultOfNumber() const;
  Fault FaultOfExpiry() const;
  int& count() { return part_ == Part::kNumber ? number_count_ : expiry_count_; }

  const absl::Time now_;
  Part part_ = Part::kNumber;
  Fault fault_ = Fault::kNone;
  SecretBuffer number_{kMostDigits};
  SecretBuffer expiry_{4};  // month, then year: as it stands on the card
  int number_count_ = 0;
  int expiry_count_ = 0;
  bool done_ = false;
};

}  // namespace till::pin

#endif  // TILL_SERVICES_PIN_TYPED_DIGITS_H_
