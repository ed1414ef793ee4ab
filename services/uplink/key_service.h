// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_KEY_SERVICE_H_
#define TILL_SERVICES_UPLINK_KEY_SERVICE_H_

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
// seconds. Errors carry KEY_MISSING when there is no MAC key, KEY_CHECK_FAILED, or the transport's.
class KeyService {
 public:
  virtual ~KeyService() = default;

  // GenerateMac returns field 64 for a message that folds into `block`.
  virtual absl::StatusOr<std::string> GenerateMac(const MacBlock& block) = 0;

  // VerifyMac says whether `mac` is right; a wrong one is an answer, not an error.
  virtual absl::StatusOr<bool> VerifyMac(const MacBlock& block, std::string_view mac) = 0;

  // ImportWorkingKeys replaces the working keys, all or none.
  virtual absl::Status ImportWorkingKeys(std::span<const EnvelopedKey> keys) = 0;
};

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_KEY_SERVICE_H_
