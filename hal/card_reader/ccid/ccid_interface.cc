// SPDX-License-Identifier: Apache-2.0
#include "hal/card_reader/ccid/ccid_interface.h"

#include "hal/usb/usb_descriptors.h"

namespace till::hal {

std::optional<CcidInterface> FindCcidInterface(std::span<const uint8_t> configuration) {
  for (const UsbInterfaceSetting& setting : UsbInterfaceSettings(configuration)) {
    // Protocols 1 and 2 (ICCD) speak otherwise, over endpoint 0.
    const bool fits = setting.interface_class == kCcidClass && setting.subclass == 0 && setting.protocol == 0;
    if (!fits || setting.bulk_out == 0 || setting.bulk_in == 0) continue;
    for (const std::span<const uint8_t> other : setting.others) {
      const std::optional<CcidDescriptor> descriptor = ParseCcidDescriptor(other);
      if (!descriptor.has_value()) continue;
      return CcidInterface{.interface = setting.interface,
                           .alternate = setting.alternate,
                           .several_alternates = setting.several_alternates,
                           .bulk_out = setting.bulk_out,
                           .bulk_in = setting.bulk_in,
                           .descriptor = *descriptor};
    }
  }
  return std::nullopt;
}

}  // namespace till::hal
