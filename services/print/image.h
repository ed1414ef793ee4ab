// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PRINT_IMAGE_H_
#define TILL_SERVICES_PRINT_IMAGE_H_

#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace till::print {

// Image is a picture of dots, as a thermal head has them.
struct Image {
  int width = 0;
  int height = 0;
  // Rows from the top, each filled up to whole bytes; the high bit is the leftmost dot, 1 is black.
  std::string bits;

  size_t stride() const { return static_cast<size_t>(width + 7) / 8; }
  bool At(int x, int y) const {
    const size_t at = static_cast<size_t>(y) * stride() + static_cast<size_t>(x) / 8;
    return (static_cast<unsigned char>(bits[at]) >> (7 - x % 8) & 1) != 0;
  }

  friend bool operator==(const Image&, const Image&) = default;
};

inline constexpr int kMaxImageWidth = 576;   // dots of 80 mm paper
inline constexpr int kMaxImageHeight = 480;  // 6 cm
inline constexpr size_t kMaxImageFileBytes = 256 << 10;

// CheckImage returns INVALID_ARGUMENT for an image without dots, out of bounds, or whose bits are not as many
// as its dots want.
absl::Status CheckImage(const Image& image);

// ReadImage reads a PNG and makes black what is darker than half; what is transparent is paper.
// INVALID_ARGUMENT for anything else, and for one out of bounds.
absl::StatusOr<Image> ReadImage(std::string_view png);

// Narrowed returns `image`, made smaller by a whole factor if it is wider than `width` dots; a dot of it is
// black when half of those that it stands for are.
Image Narrowed(const Image& image, int width);

}  // namespace till::print

#endif  // TILL_SERVICES_PRINT_IMAGE_H_
