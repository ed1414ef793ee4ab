// SPDX-License-Identifier: Apache-2.0
#include "hal/usb/usb_descriptors.h"

#include <algorithm>

namespace till::hal {
namespace {

constexpr uint8_t kStringType = 3;
constexpr uint8_t kInterfaceType = 4;
constexpr uint8_t kEndpointType = 5;

constexpr uint8_t kBulk = 2;     // bmAttributes, bits 0 and 1
constexpr uint8_t kIn = 0x80;    // bEndpointAddress
constexpr uint8_t kNumber = 15;  // bEndpointAddress, bits 0 to 3

UsbInterfaceSetting SettingOf(std::span<const uint8_t> descriptor) {
  return {.interface = descriptor[2],
          .alternate = descriptor[3],
          .interface_class = descriptor[5],
          .subclass = descriptor[6],
          .protocol = descriptor[7]};
}

void AddEndpoint(std::span<const uint8_t> descriptor, UsbInterfaceSetting& setting) {
  const uint8_t address = descriptor[2];
  if ((descriptor[3] & 3) != kBulk || (address & kNumber) == 0) return;
  uint8_t& slot = (address & kIn) != 0 ? setting.bulk_in : setting.bulk_out;
  if (slot == 0) slot = address;
}

}  // namespace

std::vector<UsbInterfaceSetting> UsbInterfaceSettings(std::span<const uint8_t> configuration) {
  std::vector<UsbInterfaceSetting> settings;
  while (configuration.size() >= 2) {
    const size_t length = configuration[0];
    // A length that leads nowhere ends the reading: what came before it still holds.
    if (length < 2 || length > configuration.size()) break;
    const std::span<const uint8_t> descriptor = configuration.first(length);
    if (descriptor[1] == kInterfaceType && length >= 9) {
      settings.push_back(SettingOf(descriptor));
    } else if (descriptor[1] == kEndpointType && length >= 7 && !settings.empty()) {
      AddEndpoint(descriptor, settings.back());
    } else if (!settings.empty()) {
      settings.back().others.push_back(descriptor);
    }
    configuration = configuration.subspan(length);
  }
  for (UsbInterfaceSetting& setting : settings) {
    setting.several_alternates =
        std::count_if(settings.begin(), settings.end(), [&setting](const UsbInterfaceSetting& other) {
          return other.interface == setting.interface;
        }) > 1;
  }
  return settings;
}

std::string TextOfStringDescriptor(std::span<const uint8_t> descriptor) {
  if (descriptor.size() < 2 || descriptor[1] != kStringType || descriptor[0] < 2) return "";
  const size_t length = std::min<size_t>(descriptor[0], descriptor.size());
  std::string text;
  for (size_t i = 2; i + 1 < length; i += 2) {
    const bool ascii = descriptor[i + 1] == 0 && descriptor[i] >= 0x20 && descriptor[i] < 0x7F;
    text.push_back(ascii ? static_cast<char>(descriptor[i]) : '?');
  }
  return text;
}

}  // namespace till::hal
