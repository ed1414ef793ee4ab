// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_INTEGRATOR_FINGERPRINT_H_
#define TILL_SERVICES_INTEGRATOR_FINGERPRINT_H_

#include <optional>
#include <string>
#include <string_view>

namespace till::integrator {

// FingerprintOf returns SHA-256 over the DER of the first certificate in `pem`, as 64 small hexadecimal
// digits: what `openssl x509 -fingerprint -sha256` says without the colons. Nothing when there is no
// certificate in it.
std::optional<std::string> FingerprintOf(std::string_view pem);

// ReadFingerprint takes a fingerprint as people pass it on: capitals, spaces and colons do not matter.
// Nothing unless it is 64 digits.
std::optional<std::string> ReadFingerprint(std::string_view text);

// WithColons returns a fingerprint as openssl writes it, in small letters. For errors and logs, where a row
// of digits may be taken for a card's number and masked.
std::string WithColons(std::string_view fingerprint);

// InGroups returns a fingerprint for people to compare: sixteen groups of four.
std::string InGroups(std::string_view fingerprint);

}  // namespace till::integrator

#endif  // TILL_SERVICES_INTEGRATOR_FINGERPRINT_H_
