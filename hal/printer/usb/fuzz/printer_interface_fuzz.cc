// SPDX-License-Identifier: Apache-2.0
// Descriptors come from whatever was plugged in.
#include <cstdlib>

#include "hal/printer/usb/printer_interface.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::span<const uint8_t> bytes(data, size);
  const auto found = till::hal::FindPrinterInterface(bytes);
  if (found.has_value()) {
    if ((found->bulk_out & 0x80) != 0 || (found->bulk_out & 15) == 0) std::abort();
    if (found->bulk_in.has_value() && (*found->bulk_in & 0x80) == 0) std::abort();
  }
  return 0;
}
