// SPDX-License-Identifier: Apache-2.0
#include "services/pin/mac.h"

#include <openssl/crypto.h>

#include <algorithm>

#include "services/pin/des_cipher.h"
#include "services/pin/sm4_cipher.h"

namespace till::pin {
namespace {

constexpr char kHexDigits[] = "0123456789ABCDEF";

// XorBlock folds the block of `message` at `at` into `sum`; what is missing of the last block counts as
// zeros.
void XorBlock(std::span<const uint8_t> message, size_t at, std::span<uint8_t> sum) {
  const size_t length = std::min(sum.size(), message.size() - at);
  for (size_t i = 0; i < length; ++i) sum[i] ^= message[at + i];
}

// Q/CUP 009, ECB algorithm: 1. fold all blocks, 2. write the fold as hex characters (two blocks of them),
// 3. encipher the first, 4. fold the result into the second and encipher again, 5. the first eight hex
// characters of that. With SM4 it is the same over blocks of sixteen.
template <typename Cipher, size_t kBlock>
MacValue EcbXor(const Cipher& cipher, std::span<const uint8_t> message) {
  std::array<uint8_t, kBlock> fold{};
  for (size_t at = 0; at < message.size(); at += kBlock) XorBlock(message, at, fold);
  std::array<uint8_t, 2 * kBlock> text;
  for (size_t i = 0; i < kBlock; ++i) {
    text[2 * i] = kHexDigits[fold[i] >> 4];
    text[2 * i + 1] = kHexDigits[fold[i] & 0x0F];
  }
  std::array<uint8_t, kBlock> block;
  std::copy_n(text.begin(), kBlock, block.begin());
  cipher.Encrypt(block, block);
  XorBlock(text, kBlock, block);
  cipher.Encrypt(block, block);
  MacValue mac;
  for (size_t i = 0; i < 4; ++i) {
    mac[2 * i] = kHexDigits[block[i] >> 4];
    mac[2 * i + 1] = kHexDigits[block[i] & 0x0F];
  }
  return mac;
}

absl::StatusOr<MacValue> UnionPayDes(std::span<const uint8_t> key, std::span<const uint8_t> message) {
  const absl::StatusOr<DesCipher> cipher = DesCipher::Create(key);
  if (!cipher.ok()) return cipher.status();
  return EcbXor<DesCipher, 8>(*cipher, message);
}

absl::StatusOr<MacValue> UnionPaySm4(std::span<const uint8_t> key, std::span<const uint8_t> message) {
  const absl::StatusOr<Sm4Cipher> cipher = Sm4Cipher::Create(key);
  if (!cipher.ok()) return cipher.status();
  return EcbXor<Sm4Cipher, 16>(*cipher, message);
}

// Chain is CBC with an initial value of zeros; what remains is the last block.
DesBlock Chain(const DesCipher& cipher, std::span<const uint8_t> message) {
  DesBlock chain = {};
  for (size_t at = 0; at < message.size(); at += chain.size()) {
    XorBlock(message, at, chain);
    cipher.Encrypt(chain, chain);
  }
  return chain;
}

absl::StatusOr<MacValue> X99(std::span<const uint8_t> key, std::span<const uint8_t> message) {
  if (key.size() != 8) return absl::InvalidArgumentError("X9.9 needs a single-length MAC key");
  const absl::StatusOr<DesCipher> cipher = DesCipher::Create(key);
  if (!cipher.ok()) return cipher.status();
  return Chain(*cipher, message);
}

absl::StatusOr<MacValue> X919(std::span<const uint8_t> key, std::span<const uint8_t> message) {
  if (key.size() != 16) return absl::InvalidArgumentError("X9.19 needs a double-length MAC key");
  const absl::StatusOr<DesCipher> left = DesCipher::Create(key.first(8));
  if (!left.ok()) return left.status();
  const absl::StatusOr<DesCipher> right = DesCipher::Create(key.last(8));
  if (!right.ok()) return right.status();
  DesBlock chain = Chain(*left, message);
  right->Decrypt(chain, chain);
  left->Encrypt(chain, chain);
  return chain;
}

}  // namespace

absl::StatusOr<MacValue> ComputeMac(MacAlgorithm algorithm, const KeyView& key,
                                    std::span<const uint8_t> message) {
  if (message.empty() || message.size() > kMaxMacMessageBytes) {
    return absl::InvalidArgumentError("a message to authenticate has 1 to 4096 bytes");
  }
  if ((algorithm == MacAlgorithm::kUnionPaySm4) != (key.cipher == KeyCipher::kSm4)) {
    return absl::InvalidArgumentError("the MAC key is for another cipher");
  }
  switch (algorithm) {
    case MacAlgorithm::kUnionPayEcbXor:
      return UnionPayDes(key.bytes, message);
    case MacAlgorithm::kX919:
      return X919(key.bytes, message);
    case MacAlgorithm::kX99:
      return X99(key.bytes, message);
    case MacAlgorithm::kUnionPaySm4:
      return UnionPaySm4(key.bytes, message);
  }
  return absl::InvalidArgumentError("unknown MAC algorithm");
}

absl::StatusOr<bool> VerifyMac(MacAlgorithm algorithm, const KeyView& key, std::span<const uint8_t> message,
                               std::span<const uint8_t> mac) {
  const absl::StatusOr<MacValue> expected = ComputeMac(algorithm, key, message);
  if (!expected.ok()) return expected.status();
  return mac.size() == expected->size() && CRYPTO_memcmp(mac.data(), expected->data(), mac.size()) == 0;
}

}  // namespace till::pin
