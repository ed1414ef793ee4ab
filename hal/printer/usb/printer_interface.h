// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_PRINTER_USB_PRINTER_INTERFACE_H_
#define TILL_HAL_PRINTER_USB_PRINTER_INTERFACE_H_

#include <cstdint>
#include <optional>
#include <span>

namespace till::hal {

// kUsbPrinterClass is the interface class of printers (USB Printer Class 1.1, 4.3).
inline constexpr uint8_t kUsbPrinterClass = 7;

// PrinterInterface is where a device takes print data.
struct PrinterInterface {
  uint8_t interface = 0;
  uint8_t alternate = 0;
  bool several_alternates = false;  // the interface has more settings than this one
  uint8_t bulk_out = 0;
  std::optional<uint8_t> bulk_in;  // none: the printer only listens

  friend bool operator==(const PrinterInterface&, const PrinterInterface&) = default;
};

// FindPrinterInterface reads a configuration descriptor with all that follows it (USB 2.0, 9.6.3) and returns
// the printer's interface (class 7, subclass 1: USB Printer Class 1.1, 4.3): one that also speaks rather than
// one that only listens. IEEE 1284.4 packets (protocol 3) are not spoken here. Nothing for a device without
// one, and for bytes that are no descriptors.
std::optional<PrinterInterface> FindPrinterInterface(std::span<const uint8_t> configuration);

}  // namespace till::hal

#endif  // TILL_HAL_PRINTER_USB_PRINTER_INTERFACE_H_
