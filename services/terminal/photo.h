// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_PHOTO_H_
#define TILL_SERVICES_TERMINAL_PHOTO_H_

#include <cstddef>
#include <string_view>

#include "absl/status/statusor.h"

namespace till::terminal {

// PhotoFormat is what the beginning of a photo says of it.
struct PhotoFormat {
  std::string_view content_type;  // "image/jpeg" or "image/png"
  int width = 0;                  // pixels
  int height = 0;
};

// A photo is 512 KiB and 4,096 pixels a side at most.
inline constexpr size_t kMostPhotoBytes = size_t{512} << 10;
inline constexpr int kMostPhotoSide = 4096;

// ReadPhotoFormat looks at a photo's frame: PNG (ISO/IEC 15948, 5.2 and 11.2.2: signature, IHDR; IEND at the
// end) or JPEG (ISO/IEC 10918-1, B.1: SOI, segments to a start of frame; EOI at the end). The picture itself
// is not decoded: who shows it does that. INVALID_REQUEST.
absl::StatusOr<PhotoFormat> ReadPhotoFormat(std::string_view content);

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_PHOTO_H_
