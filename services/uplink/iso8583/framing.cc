// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/iso8583/framing.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/uplink/iso8583/byte_cursor.h"
#include "services/uplink/iso8583/codec.h"

namespace till::uplink {
namespace {

constexpr size_t kLengthBytes = 2;
constexpr size_t kTpduBytes = 5;
constexpr size_t kHeaderBytes = 6;
constexpr size_t kPrologueBytes = kLengthBytes + kTpduBytes + kHeaderBytes;
// Message type and bitmap at least.
constexpr size_t kMinBodyBytes = kTpduBytes + kHeaderBytes + 10;
constexpr uint8_t kTpduId = 0x60;

std::span<const uint8_t> BytesOf(const std::string& text) {
  return {reinterpret_cast<const uint8_t*>(text.data()), text.size()};
}

size_t LengthIn(std::span<const uint8_t> prefix) {
  return static_cast<size_t>(prefix[0]) << 8 | prefix[1];
}

}  // namespace

std::span<uint8_t> EncodedFrame::message() {
  return memory.Mutable().subspan(kPrologueBytes, size - kPrologueBytes);
}

absl::StatusOr<EncodedFrame> EncodeFrame(const MessageSpec& spec, const IsoMessage& message) {
  EncodedFrame frame;
  frame.memory = SecretBuffer(kLengthBytes + spec.max_body_bytes());
  ByteWriter writer(frame.memory.Mutable());
  const uint8_t no_length_yet[kLengthBytes] = {0, 0};
  // The shortest max_body_bytes has room for these.
  writer.Put(no_length_yet);
  writer.Put(BytesOf(spec.tpdu()));
  writer.Put(BytesOf(spec.header()));
  if (absl::Status encoded = EncodeMessage(message, writer); !encoded.ok()) return encoded;
  frame.size = writer.offset();
  const size_t body_bytes = frame.size - kLengthBytes;
  frame.memory.Mutable()[0] = static_cast<uint8_t>(body_bytes >> 8);
  frame.memory.Mutable()[1] = static_cast<uint8_t>(body_bytes & 0xFF);
  return frame;
}

absl::StatusOr<FrameBody> ParseFrameBody(const MessageSpec& spec, std::span<const uint8_t> body) {
  if (body.size() < kMinBodyBytes) {
    return absl::InvalidArgumentError(
        absl::StrCat("frame: ", body.size(), " bytes, at least ", kMinBodyBytes, " are needed"));
  }
  if (body[0] != kTpduId) return absl::InvalidArgumentError("frame: TPDU at offset 0 does not begin with 60");
  const std::span<const uint8_t> header = body.subspan(kTpduBytes, kHeaderBytes);
  if (header[0] != BytesOf(spec.header())[0]) {
    return absl::InvalidArgumentError("frame: header at offset 5 is of another application");
  }
  const uint8_t demand = header[2] & 0x0F;
  if (demand > 9) return absl::InvalidArgumentError("frame: header at offset 7: the demand is not a digit");
  return FrameBody{static_cast<HostDemand>(demand), body.subspan(kTpduBytes + kHeaderBytes)};
}

FrameReader::FrameReader(size_t max_body_bytes)
    : max_body_bytes_(max_body_bytes), buffer_(kLengthBytes + max_body_bytes) {}

absl::Status FrameReader::Feed(std::span<const uint8_t> bytes,
                               absl::FunctionRef<void(std::span<const uint8_t>)> on_body) {
  while (!bytes.empty()) {
    const size_t wanted = received_ < kLengthBytes ? kLengthBytes : kLengthBytes + LengthIn(buffer_.Reveal());
    const size_t taken = std::min(wanted - received_, bytes.size());
    std::copy_n(bytes.begin(), taken, buffer_.Mutable().begin() + static_cast<ptrdiff_t>(received_));
    received_ += taken;
    bytes = bytes.subspan(taken);
    if (received_ < kLengthBytes) break;
    const size_t length = LengthIn(buffer_.Reveal());
    if (length < kMinBodyBytes || length > max_body_bytes_) {
      Reset();
      return absl::InvalidArgumentError(
          absl::StrCat("frame: length ", length, " is not in ", kMinBodyBytes, "..", max_body_bytes_));
    }
    if (received_ == kLengthBytes + length) {
      on_body(buffer_.Reveal().subspan(kLengthBytes, length));
      Reset();
    }
  }
  return absl::OkStatus();
}

void FrameReader::Reset() {
  std::fill_n(buffer_.Mutable().begin(), received_, 0);
  received_ = 0;
}

}  // namespace till::uplink
