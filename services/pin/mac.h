// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PIN_MAC_H_
#define TILL_SERVICES_PIN_MAC_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "absl/status/statusor.h"
#include "services/pin/key_cipher.h"

namespace till::pin {

enum class MacAlgorithm {
  // XOR of all blocks, as hex text, in two enciphering steps; the MAC is eight hex characters. Under a
  // single-length
  // key each step is DES, under a double-length one triple DES. The order of the blocks is not bound: it
  // wants TLS.
  kUnionPayEcbXor,
  // ANSI X9.19 (ISO/IEC 9797-1 algorithm 3, padding 1): eight binary bytes; needs a double-length key.
  kX919,
  // ANSI X9.9 (FIPS PUB 113, all 64 bits of it): eight binary bytes; needs a single-length key.
  kX99,
  // As kUnionPayEcbXor with SM4 and blocks of 16 bytes; needs an SM4 key.
  kUnionPaySm4,
};

constexpr size_t kMaxMacMessageBytes = 4096;

using MacValue = std::array<uint8_t, 8>;

// ComputeMac is field 64 of `message` (1 to 4,096 bytes, padded with zeros to whole blocks).
// INVALID_ARGUMENT for a message or a key of another length, or a key of another cipher.
absl::StatusOr<MacValue> ComputeMac(MacAlgorithm algorithm, const KeyView& key,
                                    std::span<const uint8_t> message);

// VerifyMac compares in constant time; a `mac` of another length than eight bytes is simply wrong.
absl::StatusOr<bool> VerifyMac(MacAlgorithm algorithm, const KeyView& key, std::span<const uint8_t> message,
                               std::span<const uint8_t> mac);

}  // namespace till::pin

#endif  // TILL_SERVICES_PIN_MAC_H_
