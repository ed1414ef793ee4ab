// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_REDACT_PAN_H_
#define TILL_SERVICES_COMMON_REDACT_PAN_H_

#include <ostream>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "services/common/secret/secret_buffer.h"

namespace till {

// Pan is a primary account number (ISO/IEC 7812-1) that shows itself masked wherever it is printed.
//
// 8 to 19 digits. The check digit is not demanded: test cards and some private-label cards have none, and a
// wrong one is the issuer's to decline. Moved, not copied; Clone() says when a second copy is made.
class Pan {
 public:
  // Parse takes decimal digits only. INVALID_ARGUMENT otherwise; the message never repeats the input.
  static absl::StatusOr<Pan> Parse(std::string_view digits);

  Pan(Pan&&) noexcept = default;
  Pan& operator=(Pan&&) noexcept = default;

  Pan Clone() const;

  // Masked returns the first six and last four digits with the rest starred ("622848*********1234"); a number
  // of fewer than 13 digits shows its last four only, so that at least half is always hidden.
  std::string Masked() const;

  std::string LastFour() const;

  // RevealDigits returns the clear digits; only the processes `card`, `pin` and `uplink` have a reason to
  // call it.
  std::string_view RevealDigits() const { return digits_.RevealText(); }

 private:
  explicit Pan(SecretBuffer digits) : digits_(std::move(digits)) {}

  SecretBuffer digits_;
};

inline std::ostream& operator<<(std::ostream& out, const Pan& pan) {
  return out << pan.Masked();
}

// PassesLuhn says whether the digits end in a right check digit (ISO/IEC 7812-1 annex B); false for
// non-digits.
bool PassesLuhn(std::string_view digits);

}  // namespace till

#endif  // TILL_SERVICES_COMMON_REDACT_PAN_H_
