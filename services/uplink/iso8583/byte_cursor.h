// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_ISO8583_BYTE_CURSOR_H_
#define TILL_SERVICES_UPLINK_ISO8583_BYTE_CURSOR_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace till::uplink {

// ByteCursor reads forward through bytes from outside and never past their end.
class ByteCursor {
 public:
  explicit ByteCursor(std::span<const uint8_t> bytes) : bytes_(bytes) {}

  // Take returns the next `count` bytes, or nothing (and moves nowhere) when fewer are left.
  std::optional<std::span<const uint8_t>> Take(size_t count) {
    if (count > remaining()) return std::nullopt;
    const std::span<const uint8_t> taken = bytes_.subspan(offset_, count);
    offset_ += count;
    return taken;
  }

  size_t offset() const { return offset_; }
  size_t remaining() const { return bytes_.size() - offset_; }

 private:
  std::span<const uint8_t> bytes_;
  size_t offset_ = 0;
};

// ByteWriter writes forward into memory that its caller owns (and wipes) and never past its end.
class ByteWriter {
 public:
  explicit ByteWriter(std::span<uint8_t> memory) : memory_(memory) {}

  // Put appends `bytes`; false (and nothing written) when there is no room.
  bool Put(std::span<const uint8_t> bytes) {
    if (bytes.size() > memory_.size() - offset_) return false;
    std::copy(bytes.begin(), bytes.end(), memory_.begin() + static_cast<ptrdiff_t>(offset_));
    offset_ += bytes.size();
    return true;
  }

  // Take appends room for `count` bytes, which the caller fills; null (and nothing taken) when there is none.
  uint8_t* Take(size_t count) {
    if (count > memory_.size() - offset_) return nullptr;
    uint8_t* const taken = memory_.data() + offset_;
    offset_ += count;
    return taken;
  }

  bool PutByte(uint8_t byte) { return Put(std::span<const uint8_t>(&byte, 1)); }

  size_t offset() const { return offset_; }
  std::span<uint8_t> written() const { return memory_.first(offset_); }

 private:
  std::span<uint8_t> memory_;
  size_t offset_ = 0;
};

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_ISO8583_BYTE_CURSOR_H_
