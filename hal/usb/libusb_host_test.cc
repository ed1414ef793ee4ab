// SPDX-License-Identifier: Apache-2.0
// What can be said of libusb on any machine, with USB or without: a look ends, with devices or with words.
#include "hal/usb/libusb_host.h"

#include <gtest/gtest.h>

#include "hal/usb/usb_choice.h"

namespace till::hal {
namespace {

TEST(LibusbHost, LooksAndComesBack) {
  LibusbHost host;
  for (int i = 0; i < 3; ++i) {
    const auto devices = host.Devices(/*interface_class=*/7, absl::Seconds(1));
    EXPECT_TRUE(devices.ok() || absl::IsUnavailable(devices.status())) << devices.status();
  }
}

TEST(LibusbHost, ADeviceThatNobodyMakesIsUnavailable) {
  LibusbHost host;
  const UsbChoice choice{.vendor = 0xFFFF, .product = 0xFFFF, .serial = "no such device"};
  const auto take = [](UsbDevice&, std::span<const uint8_t>) { return absl::OkStatus(); };
  EXPECT_EQ(TakeUsbDevice(host, {7, "printer"}, choice, absl::Seconds(1), take).status().code(),
            absl::StatusCode::kUnavailable);
}

}  // namespace
}  // namespace till::hal
