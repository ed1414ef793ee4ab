// SPDX-License-Identifier: Apache-2.0
#include "services/common/sealed_account/sealed_blacklist.h"

#include <algorithm>
#include <utility>

namespace till {
namespace {

constexpr std::string_view kPurpose = "till.blacklist.1";
constexpr size_t kLongestEntry = 255;
constexpr size_t kMostPlain = size_t{512} * 1024;

}  // namespace

absl::StatusOr<std::string> SealBlacklist(std::span<const std::string> entries,
                                          std::string_view recipient_public_key) {
  size_t size = kPurpose.size();
  for (const std::string& entry : entries) {
    if (entry.size() > kLongestEntry) return absl::InvalidArgumentError("an entry is longer than 255 bytes");
    size += 1 + entry.size();
  }
  if (size > kMostPlain) return absl::InvalidArgumentError("the list is longer than 512 KiB");
  SecretBuffer plain(size);
  auto at = std::copy(kPurpose.begin(), kPurpose.end(), plain.Mutable().begin());
  for (const std::string& entry : entries) {
    *at++ = static_cast<uint8_t>(entry.size());
    at = std::copy(entry.begin(), entry.end(), at);
  }
  return SealBytes(plain.Reveal(), recipient_public_key);
}

absl::StatusOr<OpenedBlacklist> OpenBlacklist(const SealingKeyPair& keys, std::string_view box) {
  absl::StatusOr<SecretBuffer> plain = keys.OpenBytes(box, kMostPlain);
  if (!plain.ok()) return plain.status();
  const absl::Status malformed = absl::InvalidArgumentError("the box holds no blacklist");
  std::string_view rest = plain->RevealText();
  if (!rest.starts_with(kPurpose)) return malformed;
  rest.remove_prefix(kPurpose.size());
  OpenedBlacklist opened;
  while (!rest.empty()) {
    const size_t length = static_cast<uint8_t>(rest[0]);
    if (rest.size() - 1 < length) return malformed;
    opened.entries.push_back(rest.substr(1, length));
    rest.remove_prefix(1 + length);
  }
  opened.plain = *std::move(plain);  // its bytes stay where they are
  return opened;
}

}  // namespace till
