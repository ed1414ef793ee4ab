// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_INTEGRATOR_IDENTITY_H_
#define TILL_SERVICES_INTEGRATOR_IDENTITY_H_

#include <string>

#include "absl/status/statusor.h"

namespace till::integrator {

// Identity is what one end of the line shows the other: a key of its own, and a certificate that it signed
// for itself. Nobody vouches for it: people compare its fingerprint once, and it stays the same from then on.
struct Identity {
  std::string certificate_pem;
  std::string private_key_pem;
};

// What every terminal calls itself in its certificate: a program that knows it by its certificate has no use
// for another name.
inline constexpr char kTerminalName[] = "till-terminal";

// LoadOrMakeIdentity returns the one that is kept in the file at `path` (PEM, key and certificate, readable
// by its owner alone); the first time it is made, with `common_name`: ECDSA on P-256, and without an end (RFC
// 5280, 4.1.2.5), because who would notice that it comes? A file that holds none is put aside as
// "<path>.damaged", logged, and another made: the other ends will then want to compare again. Errors:
// STORAGE_FULL, STORAGE_FAILED.
absl::StatusOr<Identity> LoadOrMakeIdentity(const std::string& path, const std::string& common_name);

}  // namespace till::integrator

#endif  // TILL_SERVICES_INTEGRATOR_IDENTITY_H_
