// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_USB_USB_HOST_H_
#define TILL_HAL_USB_USB_HOST_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"

namespace till::hal {

// UsbTransfer is how a transfer ended and how many bytes of data went before it did.
struct UsbTransfer {
  enum class End {
    kDone,
    kTimedOut,  // what had gone by then is counted
    kStalled,   // the endpoint is halted until ClearHalt; a control endpoint says "no such request" by it
    kGone,      // the device was unplugged
    kFailed,    // an error of the bus: nobody knows what the device got
  };

  End end = End::kFailed;
  size_t bytes = 0;
};

// UsbSetup is the setup packet of a control transfer (USB 2.0, 9.3) but for its length.
struct UsbSetup {
  uint8_t request_type = 0;  // bit 7: from the device
  uint8_t request = 0;
  uint16_t value = 0;
  uint16_t index = 0;
};

// UsbDevice is one device on the bus. Timeouts must be positive; no implementation hands a driver a 0, which
// it would read as "for ever". One thread at a time.
class UsbDevice {
 public:
  virtual ~UsbDevice() = default;

  virtual uint16_t vendor() const = 0;
  virtual uint16_t product() const = 0;
  // serial_index is the string descriptor that holds the serial number (iSerialNumber); 0 for none.
  virtual uint8_t serial_index() const = 0;
  // place is where it is plugged in, for logs: "bus 1, port 4.2".
  virtual std::string place() const = 0;

  // Open makes control transfers possible. UNAVAILABLE when the device has gone or may not be used.
  virtual absl::Status Open() = 0;
  // Claim takes an interface from the system's own driver, and chooses among its alternate settings where
  // there are several. UNAVAILABLE when somebody else has it. It is given back when the object goes.
  virtual absl::Status Claim(uint8_t interface, uint8_t alternate, bool several_alternates) = 0;

  // Control runs a control transfer on endpoint 0; `data` is filled or sent, by the request type's bit 7.
  virtual UsbTransfer Control(const UsbSetup& setup, std::span<uint8_t> data, absl::Duration timeout) = 0;
  virtual UsbTransfer BulkOut(uint8_t endpoint, std::span<const uint8_t> data, absl::Duration timeout) = 0;
  virtual UsbTransfer BulkIn(uint8_t endpoint, std::span<uint8_t> data, absl::Duration timeout) = 0;
  // ClearHalt ends a stall on both sides of the cable (USB 2.0, 9.4.1 and 5.8.5).
  virtual UsbTransfer::End ClearHalt(uint8_t endpoint) = 0;

 protected:
  UsbDevice() = default;
  UsbDevice(const UsbDevice&) = delete;
  UsbDevice& operator=(const UsbDevice&) = delete;
};

// UsbHost is a bus, or what stands for one.
class UsbHost {
 public:
  virtual ~UsbHost() = default;

  // Devices looks afresh and returns the devices that have an interface of the class (USB 2.0, 9.6.5), none
  // of them opened, always in the same order for the same plugs. UNAVAILABLE when there is no bus to look at.
  virtual absl::StatusOr<std::vector<std::unique_ptr<UsbDevice>>> Devices(uint8_t interface_class,
                                                                          absl::Duration timeout) = 0;

 protected:
  UsbHost() = default;
  UsbHost(const UsbHost&) = delete;
  UsbHost& operator=(const UsbHost&) = delete;
};

}  // namespace till::hal

#endif  // TILL_HAL_USB_USB_HOST_H_
