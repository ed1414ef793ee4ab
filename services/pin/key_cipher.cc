// SPDX-License-Identifier: Apache-2.0
#include "services/pin/key_cipher.h"

#include "services/pin/des_cipher.h"
#include "services/pin/sm4_cipher.h"

namespace till::pin {

absl::StatusOr<std::vector<uint8_t>> EncipherBlock(const KeyView& key, std::span<const uint8_t> block) {
  if (block.size() != BlockBytes(key.cipher)) {
    return absl::InvalidArgumentError("not one block of the key's cipher");
  }
  std::vector<uint8_t> enciphered(block.size());
  if (key.cipher == KeyCipher::kSm4) {
    const absl::StatusOr<Sm4Cipher> cipher = Sm4Cipher::Create(key.bytes);
    if (!cipher.ok()) return cipher.status();
    cipher->Encrypt(std::span<const uint8_t, 16>(block), std::span<uint8_t, 16>(enciphered));
  } else {
    const absl::StatusOr<DesCipher> cipher = DesCipher::Create(key.bytes);
    if (!cipher.ok()) return cipher.status();
    cipher->Encrypt(std::span<const uint8_t, 8>(block), std::span<uint8_t, 8>(enciphered));
  }
  return enciphered;
}

absl::StatusOr<SecretBuffer> UnwrapKey(const KeyView& master, std::span<const uint8_t> cryptogram) {
  if (master.cipher != KeyCipher::kSm4) {
    const absl::StatusOr<DesCipher> cipher = DesCipher::Create(master.bytes);
    if (!cipher.ok()) return cipher.status();
    return cipher->DecryptEcb(cryptogram);
  }
  const absl::StatusOr<Sm4Cipher> cipher = Sm4Cipher::Create(master.bytes);
  if (!cipher.ok()) return cipher.status();
  if (cryptogram.size() != Sm4Cipher::kKeyBytes) {
    return absl::InvalidArgumentError("an enciphered SM4 key has 16 bytes");
  }
  SecretBuffer clear(cryptogram.size());
  cipher->Decrypt(std::span<const uint8_t, 16>(cryptogram), std::span<uint8_t, 16>(clear.Mutable()));
  return clear;
}

absl::StatusOr<std::array<uint8_t, 4>> KeyCheckValue(const KeyView& key) {
  const std::array<uint8_t, 16> zeros{};
  const absl::StatusOr<std::vector<uint8_t>> block =
      EncipherBlock(key, std::span(zeros).first(BlockBytes(key.cipher)));
  if (!block.ok()) return block.status();
  return std::array<uint8_t, 4>{(*block)[0], (*block)[1], (*block)[2], (*block)[3]};
}

}  // namespace till::pin
