// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_USB_USB_CHOICE_H_
#define TILL_HAL_USB_USB_CHOICE_H_

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "hal/usb/usb_host.h"

namespace till::hal {

// UsbChoice says which of the devices of a kind is ours. What is not given, any has.
struct UsbChoice {
  uint16_t vendor = 0;   // 0: any
  uint16_t product = 0;  // 0: any
  std::string serial;    // empty: any
};

// UsbKind is the interface class of a device and the word for it.
struct UsbKind {
  uint8_t interface_class;
  const char* word;
};

// UsbTaker claims what it needs of a device that fits and was opened; UNAVAILABLE passes on to the next one.
using UsbTaker = std::function<absl::Status(UsbDevice&, std::span<const uint8_t> configuration)>;

// TakeUsbDevice looks at the bus and returns the first device, by bus and port, that is of the kind, is the
// chosen one, and that `take` takes. UNAVAILABLE, with what was found instead.
absl::StatusOr<std::unique_ptr<UsbDevice>> TakeUsbDevice(UsbHost& host, UsbKind kind, const UsbChoice& choice,
                                                         absl::Duration timeout, const UsbTaker& take);

}  // namespace till::hal

#endif  // TILL_HAL_USB_USB_CHOICE_H_
