// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_USB_USB_DEVICE_PROCESS_H_
#define TILL_HAL_USB_USB_DEVICE_PROCESS_H_

#include <sys/types.h>

#include <string>

namespace till::hal {

// UsbDeviceProcess is a simulated USB device of tests/simulators/counter in a process of its own, for tests.
// It is ready when the constructor returns.
class UsbDeviceProcess {
 public:
  // `program` is a file of that folder, "usb_printer.py", which the test must have among its data.
  UsbDeviceProcess(const std::string& program, const std::string& model);
  ~UsbDeviceProcess();
  UsbDeviceProcess(const UsbDeviceProcess&) = delete;
  UsbDeviceProcess& operator=(const UsbDeviceProcess&) = delete;

  // usb_socket is where the device is redirected.
  const std::string& usb_socket() const { return usb_socket_; }

  // Call sends one line of JSON to the control socket and returns the answer's line.
  std::string Call(const std::string& request);

 private:
  const std::string folder_;
  const std::string usb_socket_;
  const std::string control_socket_;
  pid_t process_ = -1;
};

}  // namespace till::hal

#endif  // TILL_HAL_USB_USB_DEVICE_PROCESS_H_
