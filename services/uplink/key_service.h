// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_KEY_SERVICE_H_
#define TILL_SERVICES_UPLINK_KEY_SERVICE_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/uplink/iso8583/mac_block.h"
#include "services/uplink/iso8583/profile.pb.h"

namespace till::uplink {

// EnvelopedKey is a working key as a sign-on brings it: enciphered under the terminal's master key.
struct EnvelopedKey {
  profile::KeyRole role = profile::KEY_ROLE_UNSPECIFIED;
  std::string cryptogram;   // 8 or 16 bytes.
  std::string check_value;  // 4 bytes.
};

// KeyService is what `uplink` asks of `pin`, which has the keys. Thread-safe; every call ends within a few
// seconds. Errors carry KEY_MISSING when there is no such key, KEY_CHECK_FAILED, or the transport's.
class KeyService {
 public:
  virtual ~KeyService() = default;

  // GenerateMac returns the eight bytes of the MAC field for the message that `block` was made of.
  virtual absl::StatusOr<std::string> GenerateMac(const MacBlock& block) = 0;

  // VerifyMac says whether `mac` is right; a wrong one is an answer, not an error.
  virtual absl::StatusOr<bool> VerifyMac(const MacBlock& block, std::string_view mac) = 0;

  // ImportWorkingKeys replaces the working keys, all or none. `cipher` is theirs and their master key's.
  virtual absl::Status ImportWorkingKeys(std::span<const EnvelopedKey> keys, profile::KeyCipher cipher) = 0;

  // DropWorkingKeys forgets them: the terminal has signed off. Dropping what is not there succeeds.
  virtual absl::Status DropWorkingKeys() = 0;

  // EncipherTrack returns `block` (a part of a track: 8 bytes, 16 under SM4) enciphered under the data key.
  virtual absl::StatusOr<std::string> EncipherTrack(std::span<const uint8_t> block) = 0;
};

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_KEY_SERVICE_H_
