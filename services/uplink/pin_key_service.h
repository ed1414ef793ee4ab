// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_PIN_KEY_SERVICE_H_
#define TILL_SERVICES_UPLINK_PIN_KEY_SERVICE_H_

#include "services/pin/client/host_keys_client.h"
#include "services/uplink/key_service.h"

namespace till::uplink {

// PinKeyService is the real KeyService: the process `pin`.
class PinKeyService final : public KeyService {
 public:
  // `pin` outlives this object.
  explicit PinKeyService(pin::HostKeysClient& pin) : pin_(pin) {}

  absl::StatusOr<std::string> GenerateMac(const MacBlock& block) override;
  absl::StatusOr<bool> VerifyMac(const MacBlock& block, std::string_view mac) override;
  absl::Status ImportWorkingKeys(std::span<const EnvelopedKey> keys, profile::KeyCipher cipher) override;
  absl::Status DropWorkingKeys() override;
  absl::StatusOr<std::string> EncipherTrack(std::span<const uint8_t> block) override;

 private:
  pin::HostKeysClient& pin_;
};

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_PIN_KEY_SERVICE_H_
