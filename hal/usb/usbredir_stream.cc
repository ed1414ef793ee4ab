// SPDX-License-Identifier: Apache-2.0
#include "hal/usb/usbredir_stream.h"

#include <string_view>

#include "absl/strings/str_cat.h"

namespace till::hal {
namespace {

constexpr size_t kVersionBytes = 64;
constexpr std::string_view kOurVersion = "Till";

// Capabilities, bits of the hello's first word.
constexpr uint32_t kConnectDeviceVersion = 1u << 1;
constexpr uint32_t kEndpointPacketSizes = 1u << 4;
constexpr uint32_t kLongIds = 1u << 5;
constexpr uint32_t kLongBulk = 1u << 6;
constexpr uint32_t kOurs = kConnectDeviceVersion | kEndpointPacketSizes | kLongIds | kLongBulk;

}  // namespace

uint64_t ReadLittle(std::span<const uint8_t> bytes, size_t at, size_t size) {
  uint64_t value = 0;
  for (size_t i = size; i > 0; --i) value = value << 8 | bytes[at + i - 1];
  return value;
}

void AppendLittle(uint64_t value, size_t size, std::vector<uint8_t>& bytes) {
  for (size_t i = 0; i < size; ++i) bytes.push_back(static_cast<uint8_t>(value >> (8 * i)));
}

std::vector<uint8_t> RedirBytes(RedirType type, uint64_t id, std::span<const uint8_t> body, bool long_ids) {
  std::vector<uint8_t> bytes;
  AppendLittle(static_cast<uint32_t>(type), 4, bytes);
  AppendLittle(body.size(), 4, bytes);
  AppendLittle(id, long_ids ? 8 : 4, bytes);
  bytes.insert(bytes.end(), body.begin(), body.end());
  return bytes;
}

std::vector<uint8_t> RedirHello() {
  std::vector<uint8_t> body(kOurVersion.begin(), kOurVersion.end());
  body.resize(kVersionBytes, 0);
  AppendLittle(kOurs, 4, body);
  return RedirBytes(RedirType::kHello, 0, body, /*long_ids=*/false);
}

void RedirStream::Feed(std::span<const uint8_t> bytes) {
  bytes_.insert(bytes_.end(), bytes.begin(), bytes.end());
}

absl::StatusOr<std::optional<RedirPacket>> RedirStream::Next() {
  const size_t header = long_ids_ ? 16 : 12;
  if (bytes_.size() < header) return std::nullopt;
  const size_t length = ReadLittle(bytes_, 4, 4);
  if (length > kMaxRedirBody) return absl::DataLossError("a usbredir packet of more than a megabyte");
  if (bytes_.size() < header + length) return std::nullopt;
  RedirPacket packet{.type = static_cast<uint32_t>(ReadLittle(bytes_, 0, 4)),
                     .id = ReadLittle(bytes_, 8, header - 8)};
  const auto body = bytes_.begin() + static_cast<std::ptrdiff_t>(header);
  packet.body.assign(body, body + static_cast<std::ptrdiff_t>(length));
  bytes_.erase(bytes_.begin(), body + static_cast<std::ptrdiff_t>(length));
  const bool is_hello = packet.type == static_cast<uint32_t>(RedirType::kHello);
  if (is_hello == greeted_) return absl::DataLossError("usbredir begins with one hello");
  if (is_hello) {
    if (absl::Status read = ReadHello(packet); !read.ok()) return read;
  }
  return packet;
}

absl::Status RedirStream::ReadHello(const RedirPacket& packet) {
  if (packet.body.size() < kVersionBytes) return absl::DataLossError("a hello that is too short");
  const uint32_t theirs = packet.body.size() >= kVersionBytes + 4
                              ? static_cast<uint32_t>(ReadLittle(packet.body, kVersionBytes, 4))
                              : 0;
  greeted_ = true;
  long_ids_ = (theirs & kOurs & kLongIds) != 0;
  long_bulk_ = (theirs & kOurs & kLongBulk) != 0;
  return absl::OkStatus();
}

}  // namespace till::hal
