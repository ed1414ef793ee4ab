// SPDX-License-Identifier: Apache-2.0
#include "hal/pin_pad/sim/pad_frame.h"

#include <string.h>

#include "absl/status/status.h"

namespace till::hal {
namespace {

constexpr size_t kHeader = 3;
constexpr size_t kMaxBuffered = 4096;

void Wipe(std::string& bytes) {
  explicit_bzero(bytes.data(), bytes.size());
  bytes.clear();
}

}  // namespace

PadFrame::~PadFrame() {
  Wipe(payload);
}

absl::StatusOr<std::string> EncodePadFrame(uint8_t type, std::string_view payload) {
  if (payload.size() > 0xFFFF) return absl::InvalidArgumentError("a frame of more than 65535 bytes");
  std::string frame;
  frame.reserve(kHeader + payload.size());
  frame.push_back(static_cast<char>(type));
  frame.push_back(static_cast<char>(payload.size() >> 8));
  frame.push_back(static_cast<char>(payload.size() & 0xFF));
  frame.append(payload);
  return frame;
}

PadFrameReader::~PadFrameReader() {
  Clear();
}

void PadFrameReader::Clear() {
  Wipe(buffer_);
}

absl::Status PadFrameReader::Append(std::span<const uint8_t> bytes) {
  if (bytes.size() > kMaxBuffered - buffer_.size()) {
    return absl::ResourceExhaustedError("the PIN pad sends more than it was asked for");
  }
  // Reserved once, so that growing leaves no copy of a digit behind on the heap.
  buffer_.reserve(kMaxBuffered);
  buffer_.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  return absl::OkStatus();
}

absl::StatusOr<std::optional<PadFrame>> PadFrameReader::Next() {
  if (buffer_.size() < kHeader) return std::nullopt;
  const size_t length = static_cast<uint8_t>(buffer_[1]) << 8 | static_cast<uint8_t>(buffer_[2]);
  if (length > PadFrame::kMaxPayload) return absl::DataLossError("a frame of the PIN pad is too long");
  if (buffer_.size() < kHeader + length) return std::nullopt;
  PadFrame frame;
  frame.type = static_cast<uint8_t>(buffer_[0]);
  frame.payload.assign(buffer_, kHeader, length);
  const size_t used = kHeader + length;
  const size_t rest = buffer_.size() - used;
  memmove(buffer_.data(), buffer_.data() + used, rest);
  explicit_bzero(buffer_.data() + rest, used);
  buffer_.resize(rest);
  return frame;
}

}  // namespace till::hal
