// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_USB_USB_DESCRIPTORS_H_
#define TILL_HAL_USB_USB_DESCRIPTORS_H_

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace till::hal {

// UsbInterfaceSetting is one alternate setting of an interface (USB 2.0, 9.6.5) with its endpoints.
struct UsbInterfaceSetting {
  uint8_t interface = 0;
  uint8_t alternate = 0;
  uint8_t interface_class = 0;
  uint8_t subclass = 0;
  uint8_t protocol = 0;
  uint8_t bulk_out = 0;  // the first of its kind; 0: none
  uint8_t bulk_in = 0;
  bool several_alternates = false;  // the interface has more settings than this one
  // What stands beside it and is neither interface nor endpoint, such as a class's own descriptors. They
  // point into the bytes that were read.
  std::vector<std::span<const uint8_t>> others;
};

// UsbInterfaceSettings reads a configuration descriptor with all that follows it (USB 2.0, 9.6.3), as far as
// its lengths lead.
std::vector<UsbInterfaceSetting> UsbInterfaceSettings(std::span<const uint8_t> configuration);

// TextOfStringDescriptor returns a string descriptor's text (USB 2.0, 9.6.7) as far as it is ASCII, '?' for
// the rest; empty for bytes that are no such descriptor.
std::string TextOfStringDescriptor(std::span<const uint8_t> descriptor);

}  // namespace till::hal

#endif  // TILL_HAL_USB_USB_DESCRIPTORS_H_
