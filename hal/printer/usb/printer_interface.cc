// SPDX-License-Identifier: Apache-2.0
#include "hal/printer/usb/printer_interface.h"

#include "hal/usb/usb_descriptors.h"

namespace till::hal {
namespace {

constexpr uint8_t kPrinterSubclass = 1;
constexpr uint8_t kOneWay = 1;
constexpr uint8_t kTwoWay = 2;

bool TakesPrintData(const UsbInterfaceSetting& setting) {
  return setting.interface_class == kUsbPrinterClass && setting.subclass == kPrinterSubclass &&
         (setting.protocol == kOneWay || setting.protocol == kTwoWay) && setting.bulk_out != 0;
}

}  // namespace

std::optional<PrinterInterface> FindPrinterInterface(std::span<const uint8_t> configuration) {
  std::optional<PrinterInterface> best;
  for (const UsbInterfaceSetting& setting : UsbInterfaceSettings(configuration)) {
    if (!TakesPrintData(setting)) continue;
    const bool speaks = setting.protocol == kTwoWay && setting.bulk_in != 0;
    if (best.has_value() && (!speaks || best->bulk_in.has_value())) continue;
    best = {.interface = setting.interface,
            .alternate = setting.alternate,
            .several_alternates = setting.several_alternates,
            .bulk_out = setting.bulk_out};
    if (speaks) best->bulk_in = setting.bulk_in;
  }
  return best;
}

}  // namespace till::hal
