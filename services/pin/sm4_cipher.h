// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PIN_SM4_CIPHER_H_
#define TILL_SERVICES_PIN_SM4_CIPHER_H_

#include <array>
#include <cstdint>
#include <memory>
#include <span>

#include "absl/status/statusor.h"

struct evp_cipher_ctx_st;

namespace till::pin {

using Sm4Block = std::array<uint8_t, 16>;

// Sm4Cipher enciphers single blocks under an SM4 key (GB/T 32907-2016), by OpenSSL. The key schedule lies in
// OpenSSL's memory and is wiped with this object. Not thread-safe.
class Sm4Cipher {
 public:
  static constexpr size_t kKeyBytes = 16;

  // Create takes a key of 16 bytes; INVALID_ARGUMENT for any other length.
  static absl::StatusOr<Sm4Cipher> Create(std::span<const uint8_t> key);

  Sm4Cipher(Sm4Cipher&&) noexcept = default;
  Sm4Cipher& operator=(Sm4Cipher&&) noexcept = default;

  // Encrypt and Decrypt may work in place.
  void Encrypt(std::span<const uint8_t, 16> in, std::span<uint8_t, 16> out) const;
  void Decrypt(std::span<const uint8_t, 16> in, std::span<uint8_t, 16> out) const;

 private:
  struct ContextDeleter {
    void operator()(evp_cipher_ctx_st* context) const;
  };
  using Context = std::unique_ptr<evp_cipher_ctx_st, ContextDeleter>;

  Sm4Cipher(Context encrypt, Context decrypt);

  Context encrypt_;
  Context decrypt_;
};

}  // namespace till::pin

#endif  // TILL_SERVICES_PIN_SM4_CIPHER_H_
