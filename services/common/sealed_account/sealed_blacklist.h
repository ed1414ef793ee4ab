// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_SEALED_ACCOUNT_SEALED_BLACKLIST_H_
#define TILL_SERVICES_COMMON_SEALED_ACCOUNT_SEALED_BLACKLIST_H_

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/common/sealed_account/sealed_account.h"

namespace till {

// SealBlacklist seals the host's list of refused cards for `card`: whole account numbers are among its
// entries, and who carries the list may not read them. What is in the box:
//   "till.blacklist.1", then each entry after its length in one byte.
// The beginning binds the box to its purpose: no other box passes for a list, and this for no account.
// INVALID_ARGUMENT: an entry longer than 255 bytes, or a key that is not 32 bytes.
absl::StatusOr<std::string> SealBlacklist(std::span<const std::string> entries,
                                          std::string_view recipient_public_key);

// OpenedBlacklist holds the entries of a box in locked memory; `entries` point into it. Nothing is believed
// of them yet.
struct OpenedBlacklist {
  SecretBuffer plain;
  std::vector<std::string_view> entries;
};

// OpenBlacklist opens such a box, of 512 KiB at most. INVALID_ARGUMENT: damaged, sealed to another key, or
// anything but a list.
absl::StatusOr<OpenedBlacklist> OpenBlacklist(const SealingKeyPair& keys, std::string_view box);

}  // namespace till

#endif  // TILL_SERVICES_COMMON_SEALED_ACCOUNT_SEALED_BLACKLIST_H_
