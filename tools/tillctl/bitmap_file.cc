// SPDX-License-Identifier: Apache-2.0
#include "tools/tillctl/bitmap_file.h"

#include <algorithm>
#include <utility>

#include "absl/strings/ascii.h"
#include "services/common/status/error.h"

namespace till::tillctl {
namespace {

constexpr int kMostPixels = 9'999;

absl::Status NoBitmap() {
  return MakeError(ErrorCode::kInvalidRequest, "that is no PBM picture");
}

bool IsSpace(char c) {
  return absl::ascii_isspace(static_cast<unsigned char>(c));
}

// Skips white space and comments, which last to the end of their line.
void SkipSpace(std::string_view& rest) {
  while (!rest.empty() && (IsSpace(rest.front()) || rest.front() == '#')) {
    const size_t length = rest.front() == '#' ? std::min(rest.find('\n'), rest.size() - 1) + 1 : 1;
    rest.remove_prefix(length);
  }
}

// Returns 0 when there is no number within bounds.
int TakeNumber(std::string_view& rest) {
  SkipSpace(rest);
  int number = 0;
  while (!rest.empty() && absl::ascii_isdigit(static_cast<unsigned char>(rest.front()))) {
    number = number * 10 + (rest.front() - '0');
    if (number > kMostPixels) return 0;
    rest.remove_prefix(1);
  }
  return number;
}

absl::StatusOr<Bitmap> TakePlain(std::string_view rest, Bitmap bitmap, size_t stride) {
  for (int y = 0; y < bitmap.height; ++y) {
    for (int x = 0; x < bitmap.width; ++x) {
      SkipSpace(rest);
      if (rest.empty() || (rest.front() != '0' && rest.front() != '1')) return NoBitmap();
      char& byte = bitmap.rows[static_cast<size_t>(y) * stride + static_cast<size_t>(x) / 8];
      if (rest.front() == '1') byte = static_cast<char>(byte | 0x80 >> x % 8);
      rest.remove_prefix(1);
    }
  }
  return bitmap;
}

}  // namespace

absl::StatusOr<Bitmap> ParseBitmap(std::string_view file) {
  const bool is_plain = file.starts_with("P1");
  if (!is_plain && !file.starts_with("P4")) return NoBitmap();
  std::string_view rest = file.substr(2);
  Bitmap bitmap;
  bitmap.width = TakeNumber(rest);
  bitmap.height = TakeNumber(rest);
  if (bitmap.width == 0 || bitmap.height == 0) return NoBitmap();
  const size_t stride = (static_cast<size_t>(bitmap.width) + 7) / 8;
  const size_t size = stride * static_cast<size_t>(bitmap.height);
  // One character of white space stands between the height and the picture.
  if (rest.empty() || !IsSpace(rest.front())) return NoBitmap();
  rest.remove_prefix(1);
  if (is_plain) {
    bitmap.rows.resize(size);
    return TakePlain(rest, std::move(bitmap), stride);
  }
  if (rest.size() < size) return NoBitmap();
  bitmap.rows = std::string(rest.substr(0, size));
  return bitmap;
}

}  // namespace till::tillctl
