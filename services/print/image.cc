// SPDX-License-Identifier: Apache-2.0
#include "services/print/image.h"

#include <png.h>

#include <cstring>
#include <vector>

#include "absl/strings/str_cat.h"

namespace till::print {
namespace {

constexpr int kHalf = 128;

Image Blank(int width, int height) {
  Image image{.width = width, .height = height};
  image.bits.assign(image.stride() * static_cast<size_t>(height), '\0');
  return image;
}

void Blacken(int x, int y, Image& image) {
  char& byte = image.bits[static_cast<size_t>(y) * image.stride() + static_cast<size_t>(x) / 8];
  byte = static_cast<char>(static_cast<unsigned char>(byte) | 0x80u >> (x % 8));
}

absl::Status CheckSize(int64_t width, int64_t height) {
  if (width >= 1 && width <= kMaxImageWidth && height >= 1 && height <= kMaxImageHeight) {
    return absl::OkStatus();
  }
  return absl::InvalidArgumentError(absl::StrCat("an image of ", width, " by ", height, " dots; at most ",
                                                 kMaxImageWidth, " by ", kMaxImageHeight));
}

}  // namespace

absl::Status CheckImage(const Image& image) {
  if (absl::Status size = CheckSize(image.width, image.height); !size.ok()) return size;
  if (image.bits.size() == image.stride() * static_cast<size_t>(image.height)) return absl::OkStatus();
  return absl::InvalidArgumentError("an image whose bits are not as many as its dots");
}

absl::StatusOr<Image> ReadImage(std::string_view png) {
  if (png.size() > kMaxImageFileBytes) {
    return absl::InvalidArgumentError(absl::StrCat("an image of more than ", kMaxImageFileBytes, " bytes"));
  }
  png_image reader;
  std::memset(&reader, 0, sizeof(reader));
  reader.version = PNG_IMAGE_VERSION;
  if (!png_image_begin_read_from_memory(&reader, png.data(), png.size())) {
    return absl::InvalidArgumentError(absl::StrCat("no PNG: ", reader.message));
  }
  // Before anything is allocated for the picture.
  if (absl::Status size = CheckSize(reader.width, reader.height); !size.ok()) {
    png_image_free(&reader);
    return size;
  }
  reader.format = PNG_FORMAT_GRAY;
  std::vector<uint8_t> grey(PNG_IMAGE_SIZE(reader));
  png_color paper{.red = 255, .green = 255, .blue = 255};
  if (!png_image_finish_read(&reader, &paper, grey.data(), 0, nullptr)) {
    return absl::InvalidArgumentError(absl::StrCat("a broken PNG: ", reader.message));
  }
  const int width = static_cast<int>(reader.width);
  Image image = Blank(width, static_cast<int>(reader.height));
  for (size_t i = 0; i < grey.size(); ++i) {
    if (grey[i] < kHalf) Blacken(static_cast<int>(i) % width, static_cast<int>(i) / width, image);
  }
  return image;
}

Image Narrowed(const Image& image, int width) {
  if (image.width <= width || width < 1) return image;
  const int factor = (image.width + width - 1) / width;
  Image narrow = Blank((image.width + factor - 1) / factor, (image.height + factor - 1) / factor);
  for (int y = 0; y < narrow.height; ++y) {
    for (int x = 0; x < narrow.width; ++x) {
      int black = 0;
      for (int dot = 0; dot < factor * factor; ++dot) {
        const int from_x = x * factor + dot % factor;
        const int from_y = y * factor + dot / factor;
        if (from_x < image.width && from_y < image.height && image.At(from_x, from_y)) ++black;
      }
      if (2 * black >= factor * factor) Blacken(x, y, narrow);
    }
  }
  return narrow;
}

}  // namespace till::print
