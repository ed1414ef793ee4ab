// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PIN_HEX_FOR_TESTS_H_
#define TILL_SERVICES_PIN_HEX_FOR_TESTS_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/string_view.h"

namespace till::pin {

// FromHex and ToHex let a test's vectors be read beside the source they come from. Upper case.
inline std::vector<uint8_t> FromHex(std::string_view hex) {
  const std::string bytes = absl::HexStringToBytes(absl::string_view(hex.data(), hex.size()));
  return std::vector<uint8_t>(bytes.begin(), bytes.end());
}

inline std::string BytesFromHex(std::string_view hex) {
  return absl::HexStringToBytes(absl::string_view(hex.data(), hex.size()));
}

inline std::string ToHex(std::span<const uint8_t> bytes) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string hex;
  for (const uint8_t byte : bytes) {
    hex.push_back(kDigits[byte >> 4]);
    hex.push_back(kDigits[byte & 0x0F]);
  }
  return hex;
}

inline std::string ToHex(std::string_view bytes) {
  return ToHex(std::span<const uint8_t>(reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()));
}

}  // namespace till::pin

#endif  // TILL_SERVICES_PIN_HEX_FOR_TESTS_H_
