// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_PRINTER_USB_USB_PRINTER_PROCESS_H_
#define TILL_HAL_PRINTER_USB_USB_PRINTER_PROCESS_H_

#include <string>

#include "hal/usb/usb_device_process.h"

namespace till::hal {

// UsbPrinterProcess is the simulated USB printer.
class UsbPrinterProcess : public UsbDeviceProcess {
 public:
  explicit UsbPrinterProcess(const std::string& model = "plain")
      : UsbDeviceProcess("usb_printer.py", model) {}

  // Received waits until `size` bytes of print data are there, or a second has passed, and returns them.
  std::string Received(size_t size);
};

}  // namespace till::hal

#endif  // TILL_HAL_PRINTER_USB_USB_PRINTER_PROCESS_H_
