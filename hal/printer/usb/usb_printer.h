// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_PRINTER_USB_USB_PRINTER_H_
#define TILL_HAL_PRINTER_USB_USB_PRINTER_H_

#include <chrono>
#include <memory>
#include <span>

#include "hal/printer/printer.h"
#include "hal/printer/usb/printer_interface.h"
#include "hal/usb/usb_choice.h"
#include "hal/usb/usb_host.h"

namespace till::hal {

// UsbPrinter is a printer of the USB printer class, driven without the system's own driver. It looks for its
// device whenever it has none, so that one that was unplugged, switched off or plugged in elsewhere is found
// by the next call. Of several that fit it takes the first by bus and port.
class UsbPrinter final : public Printer {
 public:
  // `host` must outlive the printer.
  UsbPrinter(UsbHost& host, UsbChoice choice) : host_(host), choice_(std::move(choice)) {}

  absl::StatusOr<size_t> Write(std::span<const uint8_t> bytes, absl::Duration timeout) override;
  absl::StatusOr<PrinterStatus> QueryStatus(absl::Duration timeout) override;

 private:
  using SteadyTime = std::chrono::steady_clock::time_point;

  // Connect makes sure of a device that was not seen to go. UNAVAILABLE, with what was found instead.
  absl::Status Connect(SteadyTime deadline);
  // Claim takes the printer's interface of a device that is the chosen one.
  absl::Status Claim(UsbDevice& device, std::span<const uint8_t> configuration);
  void Disconnect() { device_.reset(); }
  absl::StatusOr<PrinterStatus> Ask(SteadyTime deadline);
  // PortStatus asks by the class's own request; nothing when the device does not know it or does not answer.
  std::optional<uint8_t> PortStatus(SteadyTime deadline);
  // Answer is the one byte that comes back for `question`.
  absl::StatusOr<uint8_t> Answer(std::span<const uint8_t> question, SteadyTime deadline);
  absl::Status Drain(SteadyTime deadline);
  absl::Status SendCommand(std::span<const uint8_t> command, SteadyTime deadline);
  absl::StatusOr<uint8_t> ReadByte(SteadyTime deadline);

  UsbHost& host_;
  const UsbChoice choice_;
  std::unique_ptr<UsbDevice> device_;
  PrinterInterface interface_;
  bool data_out_ = false;  // since the last answer
};

}  // namespace till::hal

#endif  // TILL_HAL_PRINTER_USB_USB_PRINTER_H_
