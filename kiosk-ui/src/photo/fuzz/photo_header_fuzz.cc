// SPDX-License-Identifier: Apache-2.0
// Any bytes have a header with a width, a height and, in a JPEG, a scan, or none; never a crash.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "kiosk-ui/src/photo/photo_header.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using till::kiosk::PhotoHeader;
  const auto header = till::kiosk::ReadPhotoHeader({reinterpret_cast<const char*>(data), size});
  if (!header.has_value()) return 0;
  const bool scanned = header->format == PhotoHeader::Format::Png || header->scans > 0;
  if (header->width == 0 || header->height == 0 || !scanned) std::abort();
  return 0;
}
