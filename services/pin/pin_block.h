// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PIN_PIN_BLOCK_H_
#define TILL_SERVICES_PIN_PIN_BLOCK_H_

#include <cstdint>
#include <span>
#include <vector>

#include "absl/status/statusor.h"
#include "services/common/redact/pan.h"
#include "services/common/secret/secret_buffer.h"
#include "services/pin/key_cipher.h"

namespace till::pin {

constexpr int kMinPinDigits = 4;  // ISO 9564-1, 6.2
constexpr int kMaxPinDigits = 12;

// ClearPinBlockFormat0 is the clear block of ISO 9564-1, 9.3.2: 0, length, PIN, filled with F, folded with
// the twelve rightmost digits of the account number without its check digit. `pin` is 4 to 12 ASCII digits.
// INVALID_ARGUMENT otherwise; the message never says which digit.
absl::StatusOr<SecretBuffer> ClearPinBlockFormat0(std::span<const uint8_t> pin, const Pan& pan);

// EncipheredPinBlockFormat0 is that block under the terminal PIN key: 8 bytes under a double- or
// triple-length DES key, 16 under an SM4 key, where eight zero bytes fill the block up.
absl::StatusOr<std::vector<uint8_t>> EncipheredPinBlockFormat0(std::span<const uint8_t> pin, const Pan& pan,
                                                               const KeyView& pin_key);

}  // namespace till::pin

#endif  // TILL_SERVICES_PIN_PIN_BLOCK_H_
