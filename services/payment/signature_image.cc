// SPDX-License-Identifier: Apache-2.0
#include "services/payment/signature_image.h"

#include <zlib.h>

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "services/common/status/error.h"

namespace till::payment {
namespace {

// The width of a 58 mm printer's line, and a strip of it that a finger can sign in.
constexpr int kMostWidth = 384;
constexpr int kMostHeight = 160;
// What SlipMessage.signature may hold.
constexpr size_t kMostBytes = 900;
constexpr uint8_t kVersion = 0x01;

absl::Status Invalid(std::string_view message) {
  return MakeError(ErrorCode::kInvalidRequest, message);
}

struct Bitmap {
  int width = 0;
  int height = 0;
  std::string rows;

  size_t Stride() const { return (static_cast<size_t>(width) + 7) / 8; }
  size_t ByteOf(int x, int y) const { return static_cast<size_t>(y) * Stride() + static_cast<size_t>(x) / 8; }
  bool IsBlack(int x, int y) const {
    return x < width && y < height && (static_cast<uint8_t>(rows[ByteOf(x, y)]) >> (7 - x % 8) & 1) != 0;
  }
  void Blacken(int x, int y) {
    rows[ByteOf(x, y)] = static_cast<char>(rows[ByteOf(x, y)] | 1 << (7 - x % 8));
  }
};

Bitmap White(int width, int height) {
  Bitmap bitmap{.width = width, .height = height, .rows = {}};
  bitmap.rows.resize(bitmap.Stride() * static_cast<size_t>(height));
  return bitmap;
}

// Shrunk returns the bitmap in 1/scale of its size; with 1 it is the same without what is after a row's end.
Bitmap Shrunk(const Bitmap& original, int scale) {
  Bitmap small = White((original.width + scale - 1) / scale, (original.height + scale - 1) / scale);
  for (int y = 0; y < original.height; ++y) {
    for (int x = 0; x < original.width; ++x) {
      if (original.IsBlack(x, y)) small.Blacken(x / scale, y / scale);
    }
  }
  return small;
}

void AppendNumber(int number, std::string& bytes) {
  bytes += static_cast<char>(number >> 8);
  bytes += static_cast<char>(number & 0xFF);
}

absl::StatusOr<std::string> Packed(const Bitmap& bitmap) {
  std::string bytes(1, static_cast<char>(kVersion));
  AppendNumber(bitmap.width, bytes);
  AppendNumber(bitmap.height, bytes);
  uLongf size = compressBound(bitmap.rows.size());
  std::string stream(size, '\0');
  // Memory is all that can fail here.
  if (compress2(reinterpret_cast<Bytef*>(stream.data()), &size,
                reinterpret_cast<const Bytef*>(bitmap.rows.data()), bitmap.rows.size(),
                Z_BEST_COMPRESSION) != Z_OK) {
    return MakeError(ErrorCode::kServiceUnavailable, "the signature cannot be packed");
  }
  bytes.append(stream, 0, size);
  return bytes;
}

}  // namespace

absl::StatusOr<std::string> EncodeSignature(const v1::SignatureImage& image) {
  if (image.width() < 1 || image.width() > kMostWidth) return Invalid("image.width is not 1 to 384");
  if (image.height() < 1 || image.height() > kMostHeight) return Invalid("image.height is not 1 to 160");
  const Bitmap given = {.width = image.width(), .height = image.height(), .rows = image.rows()};
  if (given.rows.size() != given.Stride() * static_cast<size_t>(given.height)) {
    return Invalid("image.rows is not height times width / 8, rounded up");
  }
  const Bitmap clean = Shrunk(given, 1);
  if (std::ranges::all_of(clean.rows, [](char byte) { return byte == 0; })) {
    return Invalid("image: nothing is drawn");
  }
  // At an eighth the largest image has 120 bytes: it ends.
  for (int scale = 1;; scale *= 2) {
    absl::StatusOr<std::string> packed = Packed(Shrunk(clean, scale));
    if (!packed.ok() || packed->size() <= kMostBytes) return packed;
  }
}

}  // namespace till::payment
