// SPDX-License-Identifier: Apache-2.0
#include "services/pin/typed_digits.h"

#include "absl/strings/str_cat.h"
#include "absl/time/civil_time.h"
#include "services/common/redact/pan.h"

namespace till::pin {
namespace {

constexpr int kExpiryDigits = 4;
// A month is over when it is over everywhere: this process knows no time zone, and `card` looks again.
constexpr absl::Duration kLastPlaceOnEarth = absl::Hours(12);
// As `card` reads a chip's date (EMV 4.4 Book 4, 10.1).
constexpr int kFirstYearOfLastCentury = 50;

int Number(std::string_view two_digits) {
  return (two_digits[0] - '0') * 10 + (two_digits[1] - '0');
}

}  // namespace

bool TypedDigits::Press(const hal::PadKey& key) {
  switch (key.kind()) {
    case hal::PadKey::Kind::kDigit:
      return Add(key.RevealDigit());
    case hal::PadKey::Kind::kDelete:
      return TakeBack();
    case hal::PadKey::Kind::kEnter:
      Enter();
      return true;
    default:
      return false;
  }
}

bool TypedDigits::Add(char digit) {
  const bool of_number = part_ == Part::kNumber;
  const int most = of_number ? kMostDigits : kExpiryDigits;
  if (count() >= most) return false;
  (of_number ? number_ : expiry_).Mutable()[static_cast<size_t>(count()++)] = static_cast<uint8_t>(digit);
  fault_ = Fault::kNone;
  return true;
}

bool TypedDigits::TakeBack() {
  fault_ = Fault::kNone;
  if (count() > 0) {
    const size_t last = static_cast<size_t>(--count());
    (part_ == Part::kNumber ? number_ : expiry_).Mutable()[last] = 0;
    return true;
  }
  if (part_ == Part::kNumber) return false;
  part_ = Part::kNumber;
  return true;
}

void TypedDigits::Enter() {
  fault_ = part_ == Part::kNumber ? FaultOfNumber() : FaultOfExpiry();
  if (fault_ != Fault::kNone) return;
  if (part_ == Part::kNumber) {
    part_ = Part::kExpiry;
  } else {
    done_ = true;
  }
}

TypedDigits::Fault TypedDigits::FaultOfNumber() const {
  if (number_count_ < kFewestDigits) return Fault::kLength;
  return PassesLuhn(number()) ? Fault::kNone : Fault::kNumber;
}

TypedDigits::Fault TypedDigits::FaultOfExpiry() const {
  if (expiry_count_ < kExpiryDigits) return Fault::kLength;
  const int month = Number(expiry_.RevealText().substr(0, 2));
  const int year = Number(expiry_.RevealText().substr(2, 2));
  if (month < 1 || month > 12) return Fault::kMonth;
  const absl::CivilMonth expires((year >= kFirstYearOfLastCentury ? 1900 : 2000) + year, month);
  const absl::CivilMonth today(absl::ToCivilMonth(now_ - kLastPlaceOnEarth, absl::UTCTimeZone()));
  return expires < today ? Fault::kExpired : Fault::kNone;
}

hal::TypedCard TypedDigits::shown() const {
  const bool of_number = part_ == Part::kNumber;
  return {
      .part = part_,
      .fault = fault_,
      .digits = of_number ? number() : expiry_.RevealText().substr(0, static_cast<size_t>(expiry_count_))};
}

std::string TypedDigits::ExpiryYymm() const {
  return absl::StrCat(std::string(expiry_.RevealText().substr(2, 2)),
                      std::string(expiry_.RevealText().substr(0, 2)));
}

}  // namespace till::pin
