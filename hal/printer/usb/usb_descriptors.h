// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_PRINTER_USB_USB_DESCRIPTORS_H_
#define TILL_HAL_PRINTER_USB_USB_DESCRIPTORS_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace till::hal {

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

// TextOfStringDescriptor returns a string descriptor's text (USB 2.0, 9.6.7) as far as it is ASCII, '?' for
// the rest; empty for bytes that are no such descriptor.
std::string TextOfStringDescriptor(std::span<const uint8_t> descriptor);

}  // namespace till::hal

#endif  // TILL_HAL_PRINTER_USB_USB_DESCRIPTORS_H_
