// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/pin_key_service.h"

namespace till::uplink {
namespace {

pin::v1::MacAlgorithm AlgorithmOf(const MacBlock& block) {
  switch (block.algorithm()) {
    case profile::UNIONPAY_ECB_XOR:
      return pin::v1::UNIONPAY_ECB_XOR;
    case profile::X9_19:
      return pin::v1::X9_19;
    case profile::X9_9:
      return pin::v1::X9_9;
    case profile::UNIONPAY_SM4:
      return pin::v1::UNIONPAY_SM4;
    default:
      return pin::v1::MAC_ALGORITHM_UNSPECIFIED;
  }
}

pin::v1::WorkingKeyUsage UsageOf(profile::KeyRole role) {
  switch (role) {
    case profile::PIN_KEY:
      return pin::v1::PIN_ENCRYPTION;
    case profile::MAC_KEY:
      return pin::v1::MESSAGE_AUTHENTICATION;
    case profile::DATA_KEY:
      return pin::v1::DATA_ENCRYPTION;
    default:
      return pin::v1::WORKING_KEY_USAGE_UNSPECIFIED;
  }
}

}  // namespace

absl::StatusOr<std::string> PinKeyService::GenerateMac(const MacBlock& block) {
  return pin_.GenerateMac(AlgorithmOf(block), block.bytes());
}

absl::StatusOr<bool> PinKeyService::VerifyMac(const MacBlock& block, std::string_view mac) {
  return pin_.VerifyMac(AlgorithmOf(block), block.bytes(), mac);
}

absl::Status PinKeyService::ImportWorkingKeys(std::span<const EnvelopedKey> keys, profile::KeyCipher cipher) {
  pin::v1::ImportWorkingKeysRequest request;
  request.set_cipher(cipher == profile::SM4 ? pin::v1::SM4 : pin::v1::TRIPLE_DES);
  for (const EnvelopedKey& key : keys) {
    pin::v1::EnvelopedKey& enveloped = *request.add_keys();
    enveloped.set_usage(UsageOf(key.role));
    enveloped.set_cryptogram(key.cryptogram);
    enveloped.set_key_check_value(key.check_value);
  }
  return pin_.ImportWorkingKeys(request);
}

absl::Status PinKeyService::DropWorkingKeys() {
  return pin_.DropWorkingKeys();
}

absl::StatusOr<std::string> PinKeyService::EncipherTrack(std::span<const uint8_t> block) {
  return pin_.EncipherTrack(block);
}

}  // namespace till::uplink
