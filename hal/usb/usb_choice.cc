// SPDX-License-Identifier: Apache-2.0
#include "hal/usb/usb_choice.h"

#include <algorithm>
#include <chrono>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "hal/usb/usb_descriptors.h"

namespace till::hal {
namespace {

using Clock = std::chrono::steady_clock;

constexpr uint8_t kGetDescriptor = 6;
constexpr uint8_t kFromDevice = 0x80;
constexpr uint16_t kConfigurationType = 0x0200;
constexpr uint16_t kStringType = 0x0300;
constexpr uint16_t kEnglish = 0x0409;
constexpr size_t kMostOfConfiguration = 4096;
constexpr size_t kMostOfString = 255;

// Left is never 0: to libusb that is "for ever".
absl::Duration Left(Clock::time_point deadline) {
  return std::max(absl::FromChrono(deadline - Clock::now()), absl::Milliseconds(1));
}

std::vector<uint8_t> Descriptor(UsbDevice& device, uint16_t type, uint16_t language, size_t most,
                                Clock::time_point deadline) {
  std::vector<uint8_t> bytes(most);
  const UsbSetup setup{
      .request_type = kFromDevice, .request = kGetDescriptor, .value = type, .index = language};
  const UsbTransfer got = device.Control(setup, bytes, Left(deadline));
  bytes.resize(got.end == UsbTransfer::End::kDone ? std::min(got.bytes, bytes.size()) : 0);
  return bytes;
}

absl::StatusOr<bool> Take(UsbDevice& device, const UsbChoice& choice, Clock::time_point deadline,
                          const UsbTaker& take) {
  if (choice.vendor != 0 && device.vendor() != choice.vendor) return false;
  if (choice.product != 0 && device.product() != choice.product) return false;
  if (absl::Status opened = device.Open(); !opened.ok()) return opened;
  if (!choice.serial.empty()) {
    if (device.serial_index() == 0) return false;
    const std::vector<uint8_t> text =
        Descriptor(device, kStringType | device.serial_index(), kEnglish, kMostOfString, deadline);
    if (TextOfStringDescriptor(text) != choice.serial) return false;
  }
  const absl::Status taken =
      take(device, Descriptor(device, kConfigurationType, 0, kMostOfConfiguration, deadline));
  if (!taken.ok()) return taken;
  return true;
}

}  // namespace

absl::StatusOr<std::unique_ptr<UsbDevice>> TakeUsbDevice(UsbHost& host, UsbKind kind, const UsbChoice& choice,
                                                         absl::Duration timeout, const UsbTaker& take) {
  const Clock::time_point deadline = Clock::now() + absl::ToChronoNanoseconds(timeout);
  absl::StatusOr<std::vector<std::unique_ptr<UsbDevice>>> devices =
      host.Devices(kind.interface_class, Left(deadline));
  if (!devices.ok()) return absl::UnavailableError(devices.status().message());
  std::string others;
  for (std::unique_ptr<UsbDevice>& device : *devices) {
    const absl::StatusOr<bool> taken = Take(*device, choice, deadline, take);
    if (taken.ok() && *taken) return std::move(device);
    absl::StrAppend(&others, others.empty() ? "" : "; ",
                    absl::StrFormat("%04x:%04x at %s", device->vendor(), device->product(), device->place()),
                    taken.ok() ? " is another" : absl::StrCat(": ", std::string(taken.status().message())));
  }
  return absl::UnavailableError(others.empty() ? absl::StrCat("no USB ", kind.word, " is plugged in")
                                               : absl::StrCat("no USB ", kind.word, " that fits: ", others));
}

}  // namespace till::hal
