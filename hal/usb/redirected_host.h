// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_USB_REDIRECTED_HOST_H_
#define TILL_HAL_USB_REDIRECTED_HOST_H_

#include <memory>
#include <string>

#include "hal/usb/usb_host.h"

namespace till::hal {

class RedirectedBus;

// RedirectedHost is a bus with at most one device, which somebody redirects to us over a Unix stream socket
// by the usbredir protocol: a simulated device, where there is no USB. QEMU's usb-redir is the same guest, so
// that the same simulated device plugs into a virtual machine.
class RedirectedHost final : public UsbHost {
 public:
  explicit RedirectedHost(std::string socket_path);
  ~RedirectedHost() override;

  // Devices connects to the socket if it is not connected, and waits for the device as long as it may.
  absl::StatusOr<std::vector<std::unique_ptr<UsbDevice>>> Devices(uint8_t interface_class,
                                                                  absl::Duration timeout) override;

 private:
  const std::string socket_path_;
  std::shared_ptr<RedirectedBus> bus_;
};

}  // namespace till::hal

#endif  // TILL_HAL_USB_REDIRECTED_HOST_H_
