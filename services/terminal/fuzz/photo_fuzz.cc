// SPDX-License-Identifier: Apache-2.0
// Any bytes are a photo within its bounds or INVALID_REQUEST; never a crash.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "services/common/status/error.h"
#include "services/terminal/photo.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto format = till::terminal::ReadPhotoFormat({reinterpret_cast<const char*>(data), size});
  if (!format.ok()) {
    if (till::ErrorCodeOf(format.status()) != till::ErrorCode::kInvalidRequest) std::abort();
    return 0;
  }
  if (format->width < 1 || format->width > till::terminal::kMostPhotoSide || format->height < 1 ||
      format->height > till::terminal::kMostPhotoSide) {
    std::abort();
  }
  return 0;
}
