// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_PHOTO_PHOTO_HEADER_H_
#define TILL_KIOSK_UI_SRC_PHOTO_PHOTO_HEADER_H_

#include <cstdint>
#include <optional>
#include <string_view>

namespace till::kiosk {

// PhotoHeader is what a photo's file says of itself, read before it is decoded: a few bytes can promise a
// picture that no memory holds, or one that is never finished.
struct PhotoHeader {
  enum class Format { Jpeg, Png };

  Format format = Format::Jpeg;
  uint32_t width = 0;  // pixels, as stored: a camera's orientation is not applied
  uint32_t height = 0;
  int scans = 0;       // how often a decoder goes over a JPEG
  bool whole = false;  // a decoder holds all of it at once, not a few rows: a PNG, a JPEG of several scans
  bool deep = false;   // a PNG of 16 bits a sample, which takes twice the memory
};

// ReadPhotoHeader reads all segments of a JPEG (ITU-T T.81, Annex B) up to its end, or the first chunk of a
// PNG (ISO/IEC 15948, 11.2.2). Nothing for what is neither, is cut off, or is a JPEG that no camera makes:
// arithmetic, lossless or hierarchical.
std::optional<PhotoHeader> ReadPhotoHeader(std::string_view file);

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_PHOTO_PHOTO_HEADER_H_
