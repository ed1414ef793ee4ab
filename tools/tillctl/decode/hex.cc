// SPDX-License-Identifier: Apache-2.0
#include "tools/tillctl/decode/hex.h"

#include "absl/strings/str_cat.h"

namespace till::tillctl {
namespace {

int ValueOf(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

}  // namespace

absl::StatusOr<std::vector<uint8_t>> ParseHex(std::string_view text) {
  std::vector<uint8_t> bytes;
  int high = -1;
  for (size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n') continue;
    const int value = ValueOf(c);
    if (value < 0) {
      return absl::InvalidArgumentError(absl::StrCat("not hex: the character at place ", i + 1));
    }
    if (high < 0) {
      high = value;
      continue;
    }
    if (bytes.size() == kMostHexBytes) {
      return absl::InvalidArgumentError(absl::StrCat("more than ", kMostHexBytes, " bytes"));
    }
    bytes.push_back(static_cast<uint8_t>(high << 4 | value));
    high = -1;
  }
  if (high >= 0) return absl::InvalidArgumentError("half a byte of hex at the end");
  if (bytes.empty()) return absl::InvalidArgumentError("no hex at all");
  return bytes;
}

std::string Hex(std::span<const uint8_t> bytes) {
  constexpr char kDigits[] = "0123456789ABCDEF";
  std::string hex;
  hex.reserve(2 * bytes.size());
  for (const uint8_t byte : bytes) {
    hex.push_back(kDigits[byte >> 4]);
    hex.push_back(kDigits[byte & 0x0F]);
  }
  return hex;
}

std::string HexOfText(std::string_view text) {
  return Hex({reinterpret_cast<const uint8_t*>(text.data()), text.size()});
}

}  // namespace till::tillctl
