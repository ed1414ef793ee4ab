// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/photo/photo_header.h"

#include <cstddef>

namespace till::kiosk {
namespace {

constexpr std::string_view kPngSignature("\x89PNG\r\n\x1a\n", 8);
constexpr std::string_view kPngHeader("\0\0\0\x0dIHDR", 8);
constexpr std::string_view kJpegStart("\xff\xd8\xff", 3);

// Markers of ITU-T T.81, table B.1.
constexpr uint8_t kFirstFrame = 0xC0;
constexpr uint8_t kLastHuffmanFrame = 0xC2;  // baseline, extended, progressive; all of Huffman coding
constexpr uint8_t kLastFrame = 0xCF;
constexpr uint8_t kHuffmanTables = 0xC4;
constexpr uint8_t kArithmeticTables = 0xCC;
constexpr uint8_t kFirstRestart = 0xD0;
constexpr uint8_t kStart = 0xD8;
constexpr uint8_t kEnd = 0xD9;
constexpr uint8_t kScan = 0xDA;

uint8_t ByteAt(std::string_view bytes, size_t at) {
  return static_cast<uint8_t>(bytes[at]);
}

uint32_t BigEndian(std::string_view bytes, size_t at, size_t count) {
  uint32_t value = 0;
  for (size_t i = 0; i < count; ++i) value = value << 8 | ByteAt(bytes, at + i);
  return value;
}

bool IsFrame(uint8_t marker) {
  return marker >= kFirstFrame && marker <= kLastFrame && marker != kHuffmanTables &&
         marker != kArithmeticTables;
}

bool IsRestart(uint8_t marker) {
  return marker >= kFirstRestart && marker < kStart;
}

std::optional<PhotoHeader> ReadPng(std::string_view file) {
  const size_t at = kPngSignature.size() + kPngHeader.size();
  if (file.size() < at + 9 || file.substr(kPngSignature.size(), kPngHeader.size()) != kPngHeader)
    return std::nullopt;
  PhotoHeader header;
  header.format = PhotoHeader::Format::Png;
  header.width = BigEndian(file, at, 4);
  header.height = BigEndian(file, at + 4, 4);
  header.whole = true;
  header.deep = ByteAt(file, at + 8) > 8;
  if (header.width == 0 || header.height == 0) return std::nullopt;
  return header;
}

// JpegWalk goes from segment to segment.
class JpegWalk {
 public:
  explicit JpegWalk(std::string_view file) : file_(file) {}

  std::optional<PhotoHeader> Header() {
    // Each turn moves on by a byte at least.
    while (at_ + 2 <= file_.size()) {
      if (ByteAt(file_, at_) != 0xFF) return std::nullopt;
      const uint8_t marker = ByteAt(file_, at_ + 1);
      if (marker == 0xFF) {
        ++at_;  // B.1.1.2: any number of fill bytes before a marker
        continue;
      }
      if (marker == kEnd) return header_.scans > 0 ? std::optional(header_) : std::nullopt;
      if (!Segment(marker)) return std::nullopt;
    }
    return std::nullopt;
  }

 private:
  bool Segment(uint8_t marker) {
    if (marker < kFirstFrame || IsRestart(marker) || marker == kStart || at_ + 4 > file_.size()) return false;
    const size_t length = BigEndian(file_, at_ + 2, 2);
    if (length < 2 || length > file_.size() - at_ - 2) return false;
    const std::string_view content = file_.substr(at_ + 4, length - 2);
    at_ += 2 + length;
    if (IsFrame(marker)) return Frame(marker, content);
    return marker != kScan || Scan(content);
  }

  // B.2.2: precision, height, width, how many components.
  bool Frame(uint8_t marker, std::string_view content) {
    if (marker > kLastHuffmanFrame || components_ != 0 || content.size() < 6) return false;
    header_.height = BigEndian(content, 1, 2);
    header_.width = BigEndian(content, 3, 2);
    components_ = ByteAt(content, 5);
    header_.whole = marker == kLastHuffmanFrame;
    return header_.width != 0 && header_.height != 0 && components_ != 0;
  }

  // B.2.3: the first byte says how many components the scan has; entropy-coded data follows.
  bool Scan(std::string_view content) {
    if (components_ == 0 || content.empty()) return false;
    ++header_.scans;
    header_.whole = header_.whole || ByteAt(content, 0) != components_;
    while (at_ + 2 <= file_.size()) {
      at_ = file_.find('\xff', at_);
      if (at_ == std::string_view::npos || at_ + 2 > file_.size()) return false;
      const uint8_t next = ByteAt(file_, at_ + 1);
      if (next != 0x00 && !IsRestart(next)) return true;  // 0xFF 0x00 is a byte of the data
      at_ += 2;
    }
    return false;
  }

  std::string_view file_;
  size_t at_ = 2;  // behind the marker of the start
  PhotoHeader header_;
  uint8_t components_ = 0;
};

}  // namespace

std::optional<PhotoHeader> ReadPhotoHeader(std::string_view file) {
  if (file.starts_with(kPngSignature)) return ReadPng(file);
  if (file.starts_with(kJpegStart)) return JpegWalk(file).Header();
  return std::nullopt;
}

}  // namespace till::kiosk
