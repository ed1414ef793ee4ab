// SPDX-License-Identifier: Apache-2.0
#include "services/update/channel/version.h"

#include <cstddef>

namespace till::update {

std::optional<Version> Version::Parse(std::string_view text) {
  constexpr size_t kMostDigits = 9;
  Version version;
  size_t number = 0;
  size_t digits = 0;
  for (const char c : text) {
    if (c == '.') {
      if (digits == 0 || ++number == version.numbers_.size()) return std::nullopt;
      digits = 0;
      continue;
    }
    if (c < '0' || c > '9' || digits == kMostDigits) return std::nullopt;
    if (digits == 1 && version.numbers_[number] == 0) return std::nullopt;  // 01: two writings of one version
    version.numbers_[number] = version.numbers_[number] * 10 + static_cast<uint32_t>(c - '0');
    ++digits;
  }
  if (digits == 0) return std::nullopt;
  return version;
}

bool Older(std::string_view version, std::string_view than) {
  const std::optional<Version> left = Version::Parse(version);
  const std::optional<Version> right = Version::Parse(than);
  if (!left || !right) return !left && right;
  return *left < *right;
}

}  // namespace till::update
