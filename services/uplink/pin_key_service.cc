// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/pin_key_service.h"

namespace till::uplink {
namespace {

constexpr pin::v1::MacAlgorithm kAlgorithm = pin::v1::UNIONPAY_ECB_XOR;

std::string Text(const MacBlock& block) {
  return {block.begin(), block.end()};
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
  return pin_.GenerateMac(kAlgorithm, Text(block));
}

absl::StatusOr<bool> PinKeyService::VerifyMac(const MacBlock& block, std::string_view mac) {
  return pin_.VerifyMac(kAlgorithm, Text(block), std::string(mac));
}

absl::Status PinKeyService::ImportWorkingKeys(std::span<const EnvelopedKey> keys) {
  pin::v1::ImportWorkingKeysRequest request;
  for (const EnvelopedKey& key : keys) {
    pin::v1::EnvelopedKey& enveloped = *request.add_keys();
    enveloped.set_usage(UsageOf(key.role));
    enveloped.set_cryptogram(key.cryptogram);
    enveloped.set_key_check_value(key.check_value);
  }
  return pin_.ImportWorkingKeys(request);
}

}  // namespace till::uplink
