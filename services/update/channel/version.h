// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPDATE_CHANNEL_VERSION_H_
#define TILL_SERVICES_UPDATE_CHANNEL_VERSION_H_

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string_view>

namespace till::update {

// Version is one to four numbers: "1.4" is 1.4.0.0, and 1.10 comes after 1.9.
class Version {
 public:
  // Parse takes numbers of at most nine digits with no zero before them, separated by ".".
  static std::optional<Version> Parse(std::string_view text);

  auto operator<=>(const Version&) const = default;

 private:
  std::array<uint32_t, 4> numbers_ = {};
};

// Older says whether `version` comes before `than`. What is no version (a development build) comes before all
// that are, and two such are alike.
bool Older(std::string_view version, std::string_view than);

}  // namespace till::update

#endif  // TILL_SERVICES_UPDATE_CHANNEL_VERSION_H_
