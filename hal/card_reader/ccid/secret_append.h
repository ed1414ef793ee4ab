// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_CARD_READER_CCID_SECRET_APPEND_H_
#define TILL_HAL_CARD_READER_CCID_SECRET_APPEND_H_

#include <algorithm>
#include <cstdint>
#include <span>
#include <utility>

#include "services/common/secret/secret_buffer.h"

namespace till::hal {

// kMostResponseBytes is an extended answer's data and its status (ISO/IEC 7816-3, 12.1.1).
inline constexpr size_t kMostResponseBytes = 65'538;

// AppendSecret puts bytes at the end of a buffer.
inline void AppendSecret(std::span<const uint8_t> bytes, SecretBuffer& to) {
  if (bytes.empty()) return;
  SecretBuffer whole(to.size() + bytes.size());
  const std::span<uint8_t> out = whole.Mutable();
  std::copy(to.Reveal().begin(), to.Reveal().end(), out.begin());
  std::copy(bytes.begin(), bytes.end(), out.begin() + static_cast<std::ptrdiff_t>(to.size()));
  to = std::move(whole);
}

}  // namespace till::hal

#endif  // TILL_HAL_CARD_READER_CCID_SECRET_APPEND_H_
