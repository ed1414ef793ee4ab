// SPDX-License-Identifier: Apache-2.0
#include "services/print/slip_image.h"

#include <png.h>

#include <csetjmp>
#include <cstring>

namespace till::print {
namespace {

constexpr int kDotsPerMetre = 8'000;  // 203 dpi, a thermal head's eight dots to the millimetre

void Append(png_structp png, png_bytep data, png_size_t length) {
  static_cast<std::string*>(png_get_io_ptr(png))->append(reinterpret_cast<const char*>(data), length);
}

// WritePng does the part that libpng may leave by longjmp; it holds nothing that would have to be destroyed.
bool WritePng(png_structp png, png_infop info, const SlipImage& image, const char* description,
              uint8_t* line) {
  if (setjmp(png_jmpbuf(png)) != 0) return false;
  png_set_IHDR(png, info, static_cast<png_uint_32>(image.width), static_cast<png_uint_32>(image.height), 8,
               PNG_COLOR_TYPE_GRAY_ALPHA, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
               PNG_FILTER_TYPE_DEFAULT);
  png_set_pHYs(png, info, kDotsPerMetre, kDotsPerMetre, PNG_RESOLUTION_METER);
  png_text text{};
  text.compression = PNG_ITXT_COMPRESSION_zTXt;
  text.key = const_cast<char*>("Description");
  text.text = const_cast<char*>(description);
  text.lang = const_cast<char*>("");
  text.lang_key = const_cast<char*>("");
  text.itxt_length = std::strlen(description);
  png_set_text(png, info, &text, 1);
  png_write_info(png, info);
  for (int y = 0; y < image.height; ++y) {
    const size_t start = static_cast<size_t>(y) * static_cast<size_t>(image.width);
    for (size_t x = 0; x < static_cast<size_t>(image.width); ++x) {
      line[2 * x] = image.grey[start + x];
      line[2 * x + 1] = image.alpha[start + x];
    }
    png_write_row(png, line);
  }
  png_write_end(png, nullptr);
  return true;
}

}  // namespace

absl::StatusOr<std::string> EncodePng(const SlipImage& image, const std::string& description) {
  const size_t pixels = static_cast<size_t>(image.width) * static_cast<size_t>(image.height);
  if (image.width <= 0 || image.height <= 0 || image.grey.size() != pixels || image.alpha.size() != pixels) {
    return absl::InvalidArgumentError("an image without pixels");
  }
  std::string bytes;
  std::vector<uint8_t> line(static_cast<size_t>(image.width) * 2);
  png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
  if (png == nullptr) return absl::ResourceExhaustedError("no memory for a picture");
  png_infop info = png_create_info_struct(png);
  bool written = false;
  if (info != nullptr) {
    png_set_write_fn(png, &bytes, Append, nullptr);
    written = WritePng(png, info, image, description.c_str(), line.data());
  }
  png_destroy_write_struct(&png, &info);
  if (!written) return absl::InternalError("libpng refused the picture");
  return bytes;
}

}  // namespace till::print
