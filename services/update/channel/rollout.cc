// SPDX-License-Identifier: Apache-2.0
#include "services/update/channel/rollout.h"

#include <sodium.h>

#include <cstdint>
#include <string>

namespace till::update {

int RolloutPart(std::string_view device_id, std::string_view version) {
  const std::string text = std::string(device_id) + "\n" + std::string(version);
  unsigned char hash[crypto_hash_sha256_BYTES];
  crypto_hash_sha256(hash, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  uint64_t number = 0;
  for (int i = 0; i < 8; ++i) number = number << 8 | hash[i];
  return static_cast<int>(number % kRolloutParts);
}

bool InRollout(std::string_view device_id, std::string_view version, int share_hundredths) {
  return RolloutPart(device_id, version) < share_hundredths;
}

}  // namespace till::update
