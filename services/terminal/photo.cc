// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/photo.h"

#include <cstdint>
#include <optional>

#include "services/common/status/error.h"

namespace till::terminal {
namespace {

constexpr std::string_view kPngSignature("\x89PNG\r\n\x1a\n", 8);
constexpr std::string_view kPngHeader("\0\0\0\x0dIHDR", 8);
constexpr std::string_view kPngEnd("\0\0\0\0IEND\xae\x42\x60\x82", 12);
constexpr std::string_view kJpegStart("\xff\xd8\xff", 3);
constexpr std::string_view kJpegEnd("\xff\xd9", 2);

uint32_t BigEndian(std::string_view bytes, size_t at, size_t count) {
  uint32_t value = 0;
  for (size_t i = 0; i < count; ++i) value = value << 8 | static_cast<uint8_t>(bytes[at + i]);
  return value;
}

absl::Status Invalid(std::string_view what) {
  return MakeError(ErrorCode::kInvalidRequest, what);
}

struct Sides {
  uint32_t width = 0;
  uint32_t height = 0;
};

std::optional<Sides> SidesOfPng(std::string_view content) {
  const size_t at = kPngSignature.size() + kPngHeader.size();
  if (content.size() < at + 8 + kPngEnd.size() || !content.ends_with(kPngEnd) ||
      content.substr(kPngSignature.size(), kPngHeader.size()) != kPngHeader) {
    return std::nullopt;
  }
  return Sides{BigEndian(content, at, 4), BigEndian(content, at + 4, 4)};
}

// SOF0 to SOF15 without DHT (C4), JPG (C8) and DAC (CC), which share their range.
bool IsStartOfFrame(uint8_t marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

std::optional<Sides> SidesOfJpeg(std::string_view content) {
  if (!content.ends_with(kJpegEnd)) return std::nullopt;
  size_t at = 2;
  // Each turn moves on by four bytes at least.
  while (at + 4 <= content.size()) {
    if (static_cast<uint8_t>(content[at]) != 0xFF) return std::nullopt;
    const auto marker = static_cast<uint8_t>(content[at + 1]);
    const size_t length = BigEndian(content, at + 2, 2);
    if (marker < 0xC0 || marker == 0xD9 || marker == 0xDA || length < 2) return std::nullopt;
    if (IsStartOfFrame(marker)) {
      if (length < 8 || at + 2 + length > content.size()) return std::nullopt;
      return Sides{BigEndian(content, at + 7, 2), BigEndian(content, at + 5, 2)};
    }
    at += 2 + length;
  }
  return std::nullopt;
}

}  // namespace

absl::StatusOr<PhotoFormat> ReadPhotoFormat(std::string_view content) {
  if (content.size() > kMostPhotoBytes) return Invalid("content: at most 512 KiB");
  const bool is_png = content.starts_with(kPngSignature);
  if (!is_png && !content.starts_with(kJpegStart)) return Invalid("content: a JPEG or a PNG");
  const std::optional<Sides> sides = is_png ? SidesOfPng(content) : SidesOfJpeg(content);
  if (!sides.has_value()) return Invalid("content: is damaged or cut off");
  if (sides->width < 1 || sides->width > kMostPhotoSide || sides->height < 1 ||
      sides->height > kMostPhotoSide) {
    return Invalid("content: 1 to 4,096 pixels a side");
  }
  return PhotoFormat{.content_type = is_png ? "image/png" : "image/jpeg",
                     .width = static_cast<int>(sides->width),
                     .height = static_cast<int>(sides->height)};
}

}  // namespace till::terminal
