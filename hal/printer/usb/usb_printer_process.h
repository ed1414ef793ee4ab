// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_PRINTER_USB_USB_PRINTER_PROCESS_H_
#define TILL_HAL_PRINTER_USB_USB_PRINTER_PROCESS_H_

#include <sys/types.h>

#include <string>

namespace till::hal {

// UsbPrinterProcess is the simulated USB printer of tests/simulators in a process of its own, for tests. It
// is ready when the constructor returns.
class UsbPrinterProcess {
 public:
  explicit UsbPrinterProcess(const std::string& model = "plain");
  ~UsbPrinterProcess();
  UsbPrinterProcess(const UsbPrinterProcess&) = delete;
  UsbPrinterProcess& operator=(const UsbPrinterProcess&) = delete;

  // usb_socket is where the device is redirected.
  const std::string& usb_socket() const { return usb_socket_; }

  // Call sends one line of JSON to the control socket and returns the answer's line.
  std::string Call(const std::string& request);
  // Received waits until `size` bytes of print data are there, or a second has passed, and returns them.
  std::string Received(size_t size);

 private:
  const std::string folder_;
  const std::string usb_socket_;
  const std::string control_socket_;
  pid_t process_ = -1;
};

}  // namespace till::hal

#endif  // TILL_HAL_PRINTER_USB_USB_PRINTER_PROCESS_H_
