// SPDX-License-Identifier: Apache-2.0
#include "services/pin/pin_block.h"

#include <algorithm>
#include <string_view>

namespace till::pin {
namespace {

constexpr size_t kBlockBytes = 8;
constexpr size_t kPanDigits = 12;

// XorNibble folds `value` into the nibble number `index` of a block, the most significant first.
void XorNibble(std::span<uint8_t> block, size_t index, uint8_t value) {
  block[index / 2] ^= static_cast<uint8_t>(index % 2 == 0 ? value << 4 : value);
}

}  // namespace

absl::StatusOr<SecretBuffer> ClearPinBlockFormat0(std::span<const uint8_t> pin, const Pan& pan) {
  if (pin.size() < kMinPinDigits || pin.size() > kMaxPinDigits) {
    return absl::InvalidArgumentError("a PIN has 4 to 12 digits");
  }
  for (const uint8_t digit : pin) {
    if (digit < '0' || digit > '9') return absl::InvalidArgumentError("a PIN has digits only");
  }
  SecretBuffer block(kBlockBytes);
  const std::span<uint8_t> bytes = block.Mutable();
  XorNibble(bytes, 1, static_cast<uint8_t>(pin.size()));
  for (size_t i = 0; i < 14; ++i) {
    XorNibble(bytes, 2 + i, i < pin.size() ? static_cast<uint8_t>(pin[i] - '0') : 0x0F);
  }
  std::string_view digits = pan.RevealDigits();
  digits.remove_suffix(1);
  if (digits.size() > kPanDigits) digits.remove_prefix(digits.size() - kPanDigits);
  // A shorter number stands at the right, zeros before it.
  const size_t first = 2 * kBlockBytes - digits.size();
  for (size_t i = 0; i < digits.size(); ++i)
    XorNibble(bytes, first + i, static_cast<uint8_t>(digits[i] - '0'));
  return block;
}

absl::StatusOr<std::vector<uint8_t>> EncipheredPinBlockFormat0(std::span<const uint8_t> pin, const Pan& pan,
                                                               const KeyView& pin_key) {
  if (pin_key.bytes.size() < 16) return absl::InvalidArgumentError("a PIN key has two parts at least");
  const absl::StatusOr<SecretBuffer> clear = ClearPinBlockFormat0(pin, pan);
  if (!clear.ok()) return clear.status();
  SecretBuffer filled(BlockBytes(pin_key.cipher));
  std::copy_n(clear->Reveal().begin(), kBlockBytes, filled.Mutable().begin());
  return EncipherBlock(pin_key, filled.Reveal());
}

}  // namespace till::pin
