// SPDX-License-Identifier: Apache-2.0
// What can be said of libusb on any machine, with USB or without: a look ends, with devices or with words.
#include "hal/printer/usb/libusb_host.h"

#include <gtest/gtest.h>

#include "hal/printer/usb/usb_printer.h"

namespace till::hal {
namespace {

TEST(LibusbHost, LooksAndComesBack) {
  LibusbHost host;
  for (int i = 0; i < 3; ++i) {
    const auto devices = host.Devices(absl::Seconds(1));
    EXPECT_TRUE(devices.ok() || absl::IsUnavailable(devices.status())) << devices.status();
  }
}

TEST(LibusbHost, APrinterThatNobodyMakesIsUnavailable) {
  LibusbHost host;
  UsbPrinter printer(host, {.vendor = 0xFFFF, .product = 0xFFFF, .serial = "no such printer"});
  EXPECT_EQ(printer.QueryStatus(absl::Seconds(1)).status().code(), absl::StatusCode::kUnavailable);
  const uint8_t byte = 'x';
  EXPECT_EQ(printer.Write({&byte, 1}, absl::Seconds(1)).status().code(), absl::StatusCode::kUnavailable);
}

}  // namespace
}  // namespace till::hal
