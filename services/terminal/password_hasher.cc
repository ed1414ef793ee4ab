// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/password_hasher.h"

#include <sodium.h>

namespace till::terminal {

PasswordHasher PasswordHasher::Cheapest() {
  return PasswordHasher(
      {.memory_bytes = crypto_pwhash_argon2id_MEMLIMIT_MIN, .passes = crypto_pwhash_argon2id_OPSLIMIT_MIN});
}

absl::StatusOr<std::string> PasswordHasher::Hash(std::string_view password) const {
  if (sodium_init() < 0) return absl::InternalError("libsodium does not start");
  char hash[crypto_pwhash_STRBYTES];
  if (crypto_pwhash_str_alg(hash, password.data(), password.size(), cost_.passes, cost_.memory_bytes,
                            crypto_pwhash_ALG_ARGON2ID13) != 0) {
    return absl::ResourceExhaustedError("no memory to hash a password");
  }
  return std::string(hash);
}

bool PasswordHasher::Verify(std::string_view hash, std::string_view password) const {
  // libsodium reads a NUL-terminated string of at most this length.
  if (sodium_init() < 0 || hash.size() >= crypto_pwhash_STRBYTES) return false;
  return crypto_pwhash_str_verify(std::string(hash).c_str(), password.data(), password.size()) == 0;
}

}  // namespace till::terminal
