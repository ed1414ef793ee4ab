// SPDX-License-Identifier: Apache-2.0
// Descriptors come from whatever was plugged in.
#include <cstdlib>

#include "hal/usb/usb_descriptors.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::span<const uint8_t> bytes(data, size);
  for (const till::hal::UsbInterfaceSetting& setting : till::hal::UsbInterfaceSettings(bytes)) {
    if ((setting.bulk_out & 0x80) != 0 || (setting.bulk_in != 0 && (setting.bulk_in & 0x80) == 0))
      std::abort();
    for (const std::span<const uint8_t> other : setting.others) {
      if (other.size() < 2 || other.data() < data || other.data() + other.size() > data + size) std::abort();
    }
  }
  for (const char c : till::hal::TextOfStringDescriptor(bytes)) {
    if (c < 0x20 || c > 0x7E) std::abort();
  }
  return 0;
}
