// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_CARD_BYTES_H_
#define TILL_SERVICES_CARD_BYTES_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace till::card {

using Bytes = std::vector<uint8_t>;
using ByteView = std::span<const uint8_t>;

// ToHex returns upper-case hexadecimal digits. Never for bytes that may hold account data.
inline std::string ToHex(ByteView bytes) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string text;
  text.reserve(bytes.size() * 2);
  for (uint8_t byte : bytes) {
    text.push_back(kDigits[byte >> 4]);
    text.push_back(kDigits[byte & 0x0F]);
  }
  return text;
}

// FromHex reads hexadecimal digits, blanks ignored; anything else gives false and leaves `out` as far as it
// came.
inline bool FromHex(std::string_view text, Bytes& out) {
  out.clear();
  int high = -1;
  for (char c : text) {
    if (c == ' ') continue;
    int nibble = 0;
    if (c >= '0' && c <= '9') {
      nibble = c - '0';
    } else if (c >= 'A' && c <= 'F') {
      nibble = c - 'A' + 10;
    } else if (c >= 'a' && c <= 'f') {
      nibble = c - 'a' + 10;
    } else {
      return false;
    }
    if (high < 0) {
      high = nibble;
    } else {
      out.push_back(static_cast<uint8_t>(high << 4 | nibble));
      high = -1;
    }
  }
  return high < 0;
}

// ToBcd returns `value` as packed decimal digits, `size` bytes long; higher digits are lost.
inline Bytes ToBcd(uint64_t value, size_t size) {
  Bytes bcd(size);
  for (size_t i = size; i-- > 0; value /= 100)
    bcd[i] = static_cast<uint8_t>((value / 10 % 10) << 4 | value % 10);
  return bcd;
}

inline ByteView AsBytes(std::string_view text) {
  return {reinterpret_cast<const uint8_t*>(text.data()), text.size()};
}
inline std::string AsText(ByteView bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

}  // namespace till::card

#endif  // TILL_SERVICES_CARD_BYTES_H_
