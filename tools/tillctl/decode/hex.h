// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_TOOLS_TILLCTL_DECODE_HEX_H_
#define TILL_TOOLS_TILLCTL_DECODE_HEX_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace till::tillctl {

// No message and no list of chip data is longer.
inline constexpr size_t kMostHexBytes = 65'535;

// ParseHex reads hex digits, blanks and line ends between them allowed. INVALID_ARGUMENT says which character
// is wrong, that there is half a byte, or that there is nothing or too much; it never repeats what it was
// given.
absl::StatusOr<std::vector<uint8_t>> ParseHex(std::string_view text);

// Hex writes bytes in upper case.
std::string Hex(std::span<const uint8_t> bytes);

// HexOfText is Hex of a text's bytes.
std::string HexOfText(std::string_view text);

}  // namespace till::tillctl

#endif  // TILL_TOOLS_TILLCTL_DECODE_HEX_H_
