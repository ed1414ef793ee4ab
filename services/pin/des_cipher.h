// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PIN_DES_CIPHER_H_
#define TILL_SERVICES_PIN_DES_CIPHER_H_

#include <array>
#include <cstdint>
#include <memory>
#include <span>

#include "absl/status/statusor.h"
#include "services/common/secret/secret_buffer.h"

struct evp_cipher_ctx_st;

namespace till::pin {

using DesBlock = std::array<uint8_t, 8>;

// DesCipher enciphers single blocks under a DES or triple DES key (NIST SP 800-67), by OpenSSL.
//
// A single-length key is run as a triple DES key of three equal parts, which is the same cipher and needs no
// legacy provider. The key schedule lies in OpenSSL's memory and is wiped with this object. Not thread-safe.
class DesCipher {
 public:
  // Create takes a key of 8, 16 or 24 bytes; INVALID_ARGUMENT for any other length. Parity bits are ignored.
  static absl::StatusOr<DesCipher> Create(std::span<const uint8_t> key);

  DesCipher(DesCipher&&) noexcept = default;
  DesCipher& operator=(DesCipher&&) noexcept = default;

  // Encrypt and Decrypt may work in place.
  void Encrypt(std::span<const uint8_t, 8> in, std::span<uint8_t, 8> out) const;
  void Decrypt(std::span<const uint8_t, 8> in, std::span<uint8_t, 8> out) const;

  // DecryptEcb deciphers a wrapped key of 8, 16 or 24 bytes block by block.
  absl::StatusOr<SecretBuffer> DecryptEcb(std::span<const uint8_t> cryptogram) const;

 private:
  struct ContextDeleter {
    void operator()(evp_cipher_ctx_st* context) const;
  };
  using Context = std::unique_ptr<evp_cipher_ctx_st, ContextDeleter>;

  DesCipher(Context encrypt, Context decrypt);

  Context encrypt_;
  Context decrypt_;
};

}  // namespace till::pin

#endif  // TILL_SERVICES_PIN_DES_CIPHER_H_
