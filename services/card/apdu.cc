// SPDX-License-Identifier: Apache-2.0
#include "services/card/apdu.h"

#include <algorithm>

namespace till::card {

absl::StatusOr<SecretBuffer> CommandApdu::Encode() const {
  if (data.size() > 255) return absl::InvalidArgumentError("a short command holds 255 bytes of data");
  SecretBuffer encoded(4 + (data.empty() ? 0 : 1 + data.size()) + (le.has_value() ? 1 : 0));
  std::span<uint8_t> out = encoded.Mutable();
  out[0] = cla;
  out[1] = ins;
  out[2] = p1;
  out[3] = p2;
  if (!data.empty()) {
    out[4] = static_cast<uint8_t>(data.size());
    std::copy(data.begin(), data.end(), out.begin() + 5);
  }
  if (le.has_value()) out.back() = *le;
  return encoded;
}

}  // namespace till::card
