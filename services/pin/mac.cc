// SPDX-License-Identifier: Apache-2.0
#include "services/pin/mac.h"

#include <openssl/crypto.h>

#include <algorithm>

#include "services/pin/des_cipher.h"

namespace till::pin {
namespace {

constexpr char kHexDigits[] = "0123456789ABCDEF";

// XorBlock folds the block of `message` at `at` into `sum`; what is missing of the last block counts as
// zeros.
void XorBlock(std::span<const uint8_t> message, size_t at, DesBlock& sum) {
  const size_t length = std::min(sum.size(), message.size() - at);
  for (size_t i = 0; i < length; ++i) sum[i] ^= message[at + i];
}

// Q/CUP 009, ECB algorithm: 1. fold all blocks, 2. write the fold as 16 hex characters, 3. encipher the first
// eight,
// 4. fold the result into the other eight and encipher again, 5. the first eight hex characters of that.
absl::StatusOr<MacValue> EcbXor(std::span<const uint8_t> key, std::span<const uint8_t> message) {
  const absl::StatusOr<DesCipher> cipher = DesCipher::Create(key);
  if (!cipher.ok()) return cipher.status();
  DesBlock fold = {};
  for (size_t at = 0; at < message.size(); at += fold.size()) XorBlock(message, at, fold);
  std::array<uint8_t, 16> text;
  for (size_t i = 0; i < fold.size(); ++i) {
    text[2 * i] = kHexDigits[fold[i] >> 4];
    text[2 * i + 1] = kHexDigits[fold[i] & 0x0F];
  }
  DesBlock block;
  std::copy_n(text.begin(), 8, block.begin());
  cipher->Encrypt(block, block);
  for (size_t i = 0; i < block.size(); ++i) block[i] ^= text[8 + i];
  cipher->Encrypt(block, block);
  MacValue mac;
  for (size_t i = 0; i < 4; ++i) {
    mac[2 * i] = kHexDigits[block[i] >> 4];
    mac[2 * i + 1] = kHexDigits[block[i] & 0x0F];
  }
  return mac;
}

absl::StatusOr<MacValue> X919(std::span<const uint8_t> key, std::span<const uint8_t> message) {
  if (key.size() != 16) return absl::InvalidArgumentError("X9.19 needs a double-length MAC key");
  const absl::StatusOr<DesCipher> left = DesCipher::Create(key.first(8));
  if (!left.ok()) return left.status();
  const absl::StatusOr<DesCipher> right = DesCipher::Create(key.last(8));
  if (!right.ok()) return right.status();
  DesBlock chain = {};
  for (size_t at = 0; at < message.size(); at += chain.size()) {
    XorBlock(message, at, chain);
    left->Encrypt(chain, chain);
  }
  right->Decrypt(chain, chain);
  left->Encrypt(chain, chain);
  return chain;
}

}  // namespace

absl::StatusOr<MacValue> ComputeMac(MacAlgorithm algorithm, std::span<const uint8_t> key,
                                    std::span<const uint8_t> message) {
  if (message.empty() || message.size() > kMaxMacMessageBytes) {
    return absl::InvalidArgumentError("a message to authenticate has 1 to 4096 bytes");
  }
  switch (algorithm) {
    case MacAlgorithm::kUnionPayEcbXor:
      return EcbXor(key, message);
    case MacAlgorithm::kX919:
      return X919(key, message);
  }
  return absl::InvalidArgumentError("unknown MAC algorithm");
}

absl::StatusOr<bool> VerifyMac(MacAlgorithm algorithm, std::span<const uint8_t> key,
                               std::span<const uint8_t> message, std::span<const uint8_t> mac) {
  const absl::StatusOr<MacValue> expected = ComputeMac(algorithm, key, message);
  if (!expected.ok()) return expected.status();
  return mac.size() == expected->size() && CRYPTO_memcmp(mac.data(), expected->data(), mac.size()) == 0;
}

}  // namespace till::pin
