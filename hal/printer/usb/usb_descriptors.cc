// SPDX-License-Identifier: Apache-2.0
#include "hal/printer/usb/usb_descriptors.h"

#include <algorithm>
#include <vector>

namespace till::hal {
namespace {

constexpr uint8_t kStringType = 3;
constexpr uint8_t kInterfaceType = 4;
constexpr uint8_t kEndpointType = 5;

constexpr uint8_t kPrinterClass = 7;
constexpr uint8_t kPrinterSubclass = 1;
constexpr uint8_t kOneWay = 1;
constexpr uint8_t kTwoWay = 2;

constexpr uint8_t kBulk = 2;     // bmAttributes, bits 0 and 1
constexpr uint8_t kIn = 0x80;    // bEndpointAddress
constexpr uint8_t kNumber = 15;  // bEndpointAddress, bits 0 to 3

// Setting is one alternate setting of an interface, as far as it matters.
struct Setting {
  uint8_t interface = 0;
  uint8_t alternate = 0;
  uint8_t protocol = 0;  // 0: no printer's
  uint8_t bulk_out = 0;
  uint8_t bulk_in = 0;
};

Setting SettingOf(std::span<const uint8_t> descriptor) {
  Setting setting{.interface = descriptor[2], .alternate = descriptor[3]};
  if (descriptor[5] == kPrinterClass && descriptor[6] == kPrinterSubclass) setting.protocol = descriptor[7];
  return setting;
}

void AddEndpoint(std::span<const uint8_t> descriptor, Setting& setting) {
  const uint8_t address = descriptor[2];
  if ((descriptor[3] & 3) != kBulk || (address & kNumber) == 0) return;
  uint8_t& slot = (address & kIn) != 0 ? setting.bulk_in : setting.bulk_out;
  if (slot == 0) slot = address;
}

std::vector<Setting> SettingsOf(std::span<const uint8_t> configuration) {
  std::vector<Setting> settings;
  while (configuration.size() >= 2) {
    const size_t length = configuration[0];
    // A length that leads nowhere ends the reading: what came before it still holds.
    if (length < 2 || length > configuration.size()) break;
    const std::span<const uint8_t> descriptor = configuration.first(length);
    if (descriptor[1] == kInterfaceType && length >= 9) {
      settings.push_back(SettingOf(descriptor));
    } else if (descriptor[1] == kEndpointType && length >= 7 && !settings.empty()) {
      AddEndpoint(descriptor, settings.back());
    }
    configuration = configuration.subspan(length);
  }
  return settings;
}

}  // namespace

std::optional<PrinterInterface> FindPrinterInterface(std::span<const uint8_t> configuration) {
  const std::vector<Setting> settings = SettingsOf(configuration);
  const Setting* best = nullptr;
  for (const Setting& setting : settings) {
    if (setting.protocol != kOneWay && setting.protocol != kTwoWay) continue;
    if (setting.bulk_out == 0) continue;
    const bool speaks = setting.protocol == kTwoWay && setting.bulk_in != 0;
    if (best == nullptr || (speaks && best->bulk_in == 0)) best = &setting;
  }
  if (best == nullptr) return std::nullopt;
  PrinterInterface found{
      .interface = best->interface, .alternate = best->alternate, .bulk_out = best->bulk_out};
  found.several_alternates = std::count_if(settings.begin(), settings.end(), [best](const Setting& setting) {
                               return setting.interface == best->interface;
                             }) > 1;
  if (best->protocol == kTwoWay && best->bulk_in != 0) found.bulk_in = best->bulk_in;
  return found;
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
