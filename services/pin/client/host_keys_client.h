// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PIN_CLIENT_HOST_KEYS_CLIENT_H_
#define TILL_SERVICES_PIN_CLIENT_HOST_KEYS_CLIENT_H_

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "till/pin/v1/mac.pb.h"
#include "till/pin/v1/working_keys.pb.h"

namespace till::pin {

// HostKeysClient is what the line to the host needs of `pin`: MACs, enciphered tracks and the import of
// working keys (facets Mac and WorkingKeys). Caller: `uplink`. Each call ends within two seconds.
// Thread-safe.
class HostKeysClient {
 public:
  virtual ~HostKeysClient() = default;

  // GenerateMac is the 8 bytes of the MAC field. For UNIONPAY_ECB_XOR and UNIONPAY_SM4 the XOR of the
  // message's blocks has the message's own MAC: send that, and no account number crosses a socket for the
  // sake of a MAC. KEY_MISSING, INVALID_REQUEST.
  virtual absl::StatusOr<std::string> GenerateMac(v1::MacAlgorithm algorithm,
                                                  std::span<const uint8_t> message) = 0;

  // VerifyMac says whether `mac` is right.
  virtual absl::StatusOr<bool> VerifyMac(v1::MacAlgorithm algorithm, std::span<const uint8_t> message,
                                         std::string_view mac) = 0;

  // EncipherTrack enciphers `block` (8 bytes of a track, 16 under SM4) under the data key. KEY_MISSING,
  // INVALID_REQUEST.
  virtual absl::StatusOr<std::string> EncipherTrack(std::span<const uint8_t> block) = 0;

  // ImportWorkingKeys replaces them all. KEY_CHECK_FAILED: the old ones are dropped too.
  virtual absl::Status ImportWorkingKeys(const v1::ImportWorkingKeysRequest& request) = 0;

  // DropWorkingKeys forgets them all: the terminal has signed off.
  virtual absl::Status DropWorkingKeys() = 0;

  virtual absl::StatusOr<v1::GetWorkingKeysResponse> GetWorkingKeys() = 0;
};

// DialHostKeys returns a client of R/pin/mac.sock and R/pin/working-keys.sock. It connects at the first call.
std::unique_ptr<HostKeysClient> DialHostKeys(const std::string& run_directory);

}  // namespace till::pin

#endif  // TILL_SERVICES_PIN_CLIENT_HOST_KEYS_CLIENT_H_
