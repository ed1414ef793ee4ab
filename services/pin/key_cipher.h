// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PIN_KEY_CIPHER_H_
#define TILL_SERVICES_PIN_KEY_CIPHER_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "absl/status/statusor.h"
#include "services/common/secret/secret_buffer.h"

namespace till::pin {

// KeyCipher is the block cipher that a key is for. The numbers are stored.
enum class KeyCipher : uint8_t {
  kTripleDes = 1,  // DES by a key of 8 bytes, triple DES by one of 16 or 24
  kSm4 = 2,        // GB/T 32907-2016, 16 bytes
};

constexpr size_t BlockBytes(KeyCipher cipher) {
  return cipher == KeyCipher::kSm4 ? 16 : 8;
}

// KeyView is a key that the store lends: valid for the call that it was lent to.
struct KeyView {
  KeyCipher cipher = KeyCipher::kTripleDes;
  std::span<const uint8_t> bytes;
};

// EncipherBlock enciphers one block of the key's cipher; INVALID_ARGUMENT for a block or a key of another
// length.
absl::StatusOr<std::vector<uint8_t>> EncipherBlock(const KeyView& key, std::span<const uint8_t> block);

// UnwrapKey deciphers a key that was enciphered under `master` block by block (ECB). INVALID_ARGUMENT for a
// cryptogram that is no key of that cipher.
absl::StatusOr<SecretBuffer> UnwrapKey(const KeyView& master, std::span<const uint8_t> cryptogram);

// KeyCheckValue is the first four bytes of one block of zeros enciphered under `key` (Q/CUP 009; the ANSI
// X9.24 check value is its first three). INVALID_ARGUMENT for a key of another length.
absl::StatusOr<std::array<uint8_t, 4>> KeyCheckValue(const KeyView& key);

}  // namespace till::pin

#endif  // TILL_SERVICES_PIN_KEY_CIPHER_H_
