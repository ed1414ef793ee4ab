// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_USB_LIBUSB_HOST_H_
#define TILL_HAL_USB_LIBUSB_HOST_H_

#include "hal/usb/usb_host.h"

namespace till::hal {

// LibusbHost is this machine's own USB, through libusb.
//
// Each look opens libusb anew: that reads sysfs, and so needs no word from udev about plugs, which does not
// reach a process in a network namespace of its own. (libusb still opens a netlink socket when it starts: a
// sandbox must allow AF_NETLINK.) An unplugged device is noticed by its first transfer. No callback of libusb
// is used, so nothing can be called out of one (libusb/libusb#408).
class LibusbHost final : public UsbHost {
 public:
  LibusbHost() = default;

  absl::StatusOr<std::vector<std::unique_ptr<UsbDevice>>> Devices(uint8_t interface_class,
                                                                  absl::Duration timeout) override;
};

}  // namespace till::hal

#endif  // TILL_HAL_USB_LIBUSB_HOST_H_
