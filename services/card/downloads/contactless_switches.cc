// SPDX-License-Identifier: Apache-2.0
#include "services/card/downloads/contactless_switches.h"

#include <utility>

namespace till::card {
namespace {

constexpr tlv::Tag kPinFree = 0xFF8054;
constexpr tlv::Tag kDeviceVerification = 0xFF8057;
constexpr tlv::Tag kPinFreeLimit = 0xFF8058;
constexpr tlv::Tag kSignatureFreeLimit = 0xFF8059;
constexpr tlv::Tag kSignatureFree = 0xFF805A;
constexpr tlv::Tag kWithoutEffect[] = {0xFF805D, 0xFF803A, 0xFF803C, 0xFF8055, 0xFF8056};

constexpr uint8_t kDeviceVerificationSupported = 0x40;  // 9F66, byte 3 (C-3, table 4-2)

// The limit of a switch that is on; nothing when it is off or absent.
absl::StatusOr<std::optional<int64_t>> LimitOf(const EntryTags& tags, tlv::Tag flag, tlv::Tag limit) {
  const auto on = tags.Flag(flag);
  if (!on.ok()) return on.status();
  auto amount = tags.Amount(limit);
  if (!amount.ok()) return amount.status();
  if (!on->value_or(false)) return std::nullopt;
  if (!amount->has_value()) return WrongTag(limit, "is missing, and its switch is on");
  return amount;
}

}  // namespace

absl::StatusOr<ContactlessSwitches> ContactlessSwitches::From(const EntryTags& tags) {
  ContactlessSwitches switches;
  const auto pin_free = LimitOf(tags, kPinFree, kPinFreeLimit);
  if (!pin_free.ok()) return pin_free.status();
  const auto signature_free = LimitOf(tags, kSignatureFree, kSignatureFreeLimit);
  if (!signature_free.ok()) return signature_free.status();
  const auto device = tags.Flag(kDeviceVerification);
  if (!device.ok()) return device.status();
  for (const tlv::Tag tag : kWithoutEffect) {
    if (const auto value = tags.Binary(tag, 1, 8); !value.ok()) return value.status();
  }
  switches.pin_free_limit_minor = *pin_free;
  switches.signature_free_limit_minor = *signature_free;
  switches.device_verification = *device;
  return switches;
}

void ContactlessSwitches::ApplyTo(TerminalData& terminal) const {
  for (ApplicationParameters& application : terminal.applications) {
    if (!application.contactless || application.kernel != KernelKind::kUnionPay) continue;
    application.contactless_pin_free_limit_minor = pin_free_limit_minor.value_or(0);
    application.contactless_signature_free_limit_minor = signature_free_limit_minor.value_or(0);
    if (!device_verification.has_value()) continue;
    application.ttq[2] &= static_cast<uint8_t>(~kDeviceVerificationSupported);
    if (*device_verification) application.ttq[2] |= kDeviceVerificationSupported;
  }
}

}  // namespace till::card
