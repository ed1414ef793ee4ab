// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_PASSWORD_HASHER_H_
#define TILL_SERVICES_TERMINAL_PASSWORD_HASHER_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace till::terminal {

// PasswordHasher turns passwords into Argon2id strings (RFC 9106, by libsodium) and checks them.
//
// The cost is for a small machine: 12 MiB for a few tens of milliseconds, three passes, one lane (OWASP's
// second setting for Argon2id). A password of four digits falls to anyone who has the file, whatever the
// cost; the lock-out protects it, and the file's mode. Thread-safe; each call needs its memory while it runs.
class PasswordHasher {
 public:
  struct Cost {
    size_t memory_bytes = size_t{12} << 20;
    unsigned long long passes = 3;
  };

  PasswordHasher() : PasswordHasher(Cost()) {}
  explicit PasswordHasher(Cost cost) : cost_(cost) {}

  // Cheapest is for tests that hash often.
  static PasswordHasher Cheapest();

  // Hash is a string of the modular crypt form ("$argon2id$v=19$…") with a fresh salt. RESOURCE_EXHAUSTED
  // without memory.
  absl::StatusOr<std::string> Hash(std::string_view password) const;

  // Verify says whether `password` made `hash`; false for a hash that is malformed.
  bool Verify(std::string_view hash, std::string_view password) const;

 private:
  Cost cost_;
};

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_PASSWORD_HASHER_H_
