// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/working_key_layout.h"

#include <string>

#include "absl/strings/str_cat.h"

namespace till::uplink {
namespace {

constexpr size_t kCheckValueBytes = 4;

}  // namespace

absl::Status CheckKeyLayout(const profile::KeyLayout& layout) {
  const auto refuse = [&](const std::string& fault) {
    return absl::InvalidArgumentError(
        absl::StrCat("profile: key layout ", layout.network_code(), ": ", fault));
  };
  if (layout.network_code().size() != 3) return refuse("network_code is not three digits");
  if (layout.key().empty()) return refuse("no keys");
  for (const profile::KeyPlace& key : layout.key()) {
    if (key.role() == profile::KEY_ROLE_UNSPECIFIED) return refuse("a key without a role");
    if (key.length() != 8 && key.length() != 16) return refuse("a key is 8 or 16 bytes");
    if (uint64_t{key.offset()} + key.length() > layout.length() ||
        uint64_t{key.check_value_offset()} + kCheckValueBytes > layout.length()) {
      return refuse("a key lies outside the field");
    }
  }
  return absl::OkStatus();
}

absl::StatusOr<std::vector<EnvelopedKey>> SplitWorkingKeys(const profile::KeyLayout& layout,
                                                           std::string_view field62) {
  if (field62.size() != layout.length()) {
    return absl::InvalidArgumentError(absl::StrCat("field 62: ", field62.size(), " bytes, ", layout.length(),
                                                   " are the keys of a sign-on ", layout.network_code()));
  }
  std::vector<EnvelopedKey> keys;
  for (const profile::KeyPlace& place : layout.key()) {
    keys.push_back({place.role(), std::string(field62.substr(place.offset(), place.length())),
                    std::string(field62.substr(place.check_value_offset(), kCheckValueBytes))});
  }
  return keys;
}

}  // namespace till::uplink
