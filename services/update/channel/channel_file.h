// SPDX-License-Identifier: Apache-2.0
// The channel's file, as it lies on the server:
//
//     till-channel-1
//     <Ed25519 signature over everything after this line, 128 hexadecimal digits>
//     product: "till-x86-64"
//     …                                    (update_files.proto, message Channel, as textproto)
//
// It is signed by a key of its own. The bundle's signature, which RAUC checks, says that a bundle is the
// maker's; only this one says that it is meant for these terminals, now, at this share of them, and what is
// required and withdrawn. The signature is in the file, so that a cache between can never serve a new file
// with an old signature; and it is checked before anything else is read.

#ifndef TILL_SERVICES_UPDATE_CHANNEL_CHANNEL_FILE_H_
#define TILL_SERVICES_UPDATE_CHANNEL_CHANNEL_FILE_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/update/channel/update_files.pb.h"

namespace till::update {

inline constexpr size_t kMostChannelBytes = size_t{128} << 10;
inline constexpr int64_t kMostBundleBytes = int64_t{2} << 30;

// OpenChannelFile returns what a file says that one of `public_keys` (32 bytes each) signed.
// CHANNEL_NOT_SIGNED and CHANNEL_INVALID, the latter with what is wrong.
absl::StatusOr<files::Channel> OpenChannelFile(std::string_view bytes,
                                               const std::vector<std::string>& public_keys);

// ParseChannel reads and checks the part that is signed: every field in its range, no version twice.
absl::StatusOr<files::Channel> ParseChannel(std::string_view text);

// SignChannel makes a file, for tests and for development; `seed` has 32 bytes.
std::string SignChannel(std::string_view text, std::string_view seed);

// PublicKeyOf returns the key that checks what `seed` signs.
std::string PublicKeyOf(std::string_view seed);

}  // namespace till::update

#endif  // TILL_SERVICES_UPDATE_CHANNEL_CHANNEL_FILE_H_
