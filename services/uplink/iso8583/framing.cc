// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/iso8583/framing.h"

#include <algorithm>
#include <optional>

#include "absl/strings/str_cat.h"
#include "services/uplink/iso8583/byte_cursor.h"
#include "services/uplink/iso8583/codec.h"

namespace till::uplink {
namespace {

constexpr uint8_t kTpduId = 0x60;

std::span<const uint8_t> BytesOf(const std::string& text) {
  return {reinterpret_cast<const uint8_t*>(text.data()), text.size()};
}

void PutLength(const FrameForm& form, size_t length, std::span<uint8_t> prefix) {
  if (form.length == FrameForm::Length::kTwoBytes) {
    prefix[0] = static_cast<uint8_t>(length >> 8);
    prefix[1] = static_cast<uint8_t>(length & 0xFF);
    return;
  }
  for (size_t i = prefix.size(); i-- > 0; length /= 10) prefix[i] = static_cast<uint8_t>('0' + length % 10);
}

// LengthIn reads a whole prefix; nothing when it is not digits.
std::optional<size_t> LengthIn(const FrameForm& form, std::span<const uint8_t> prefix) {
  if (form.length == FrameForm::Length::kTwoBytes) return static_cast<size_t>(prefix[0]) << 8 | prefix[1];
  size_t length = 0;
  for (const uint8_t byte : prefix) {
    if (byte < '0' || byte > '9') return std::nullopt;
    length = 10 * length + static_cast<size_t>(byte - '0');
  }
  return length;
}

absl::StatusOr<HostDemand> ReadHeader(const MessageSpec& spec, std::span<const uint8_t> header,
                                      size_t offset) {
  if (header[0] != BytesOf(spec.header())[0]) {
    return absl::InvalidArgumentError(
        absl::StrCat("frame: header at offset ", offset, " is of another application"));
  }
  const uint8_t demand = header[2] & 0x0F;
  if (demand > 9) {
    return absl::InvalidArgumentError(
        absl::StrCat("frame: header at offset ", offset + 2, ": the demand is not a digit"));
  }
  return static_cast<HostDemand>(demand);
}

}  // namespace

absl::StatusOr<EncodedFrame> EncodeFrame(const MessageSpec& spec, const IsoMessage& message) {
  EncodedFrame frame;
  const FrameForm& form = spec.frame();
  frame.memory = SecretBuffer(form.length_bytes() + form.max_body_bytes);
  ByteWriter writer(frame.memory.Mutable());
  // The shortest max_body_bytes has room for these; the length is not known yet.
  writer.Take(form.length_bytes());
  writer.Put(BytesOf(spec.tpdu()));
  writer.Put(BytesOf(spec.header()));
  frame.message_offset = writer.offset();
  if (absl::Status encoded = EncodeMessage(message, writer); !encoded.ok()) return encoded;
  frame.size = writer.offset();
  PutLength(form, frame.size - form.length_bytes(), frame.memory.Mutable().first(form.length_bytes()));
  return frame;
}

absl::StatusOr<FrameBody> ParseFrameBody(const MessageSpec& spec, std::span<const uint8_t> body) {
  const FrameForm& form = spec.frame();
  if (body.size() < form.min_body_bytes) {
    return absl::InvalidArgumentError(
        absl::StrCat("frame: ", body.size(), " bytes, at least ", form.min_body_bytes, " are needed"));
  }
  if (!spec.tpdu().empty() && body[0] != kTpduId) {
    return absl::InvalidArgumentError("frame: TPDU at offset 0 does not begin with 60");
  }
  const size_t tpdu_bytes = spec.tpdu().size();
  const size_t header_bytes = spec.header().size();
  FrameBody parsed{.message = body.subspan(tpdu_bytes + header_bytes)};
  if (header_bytes == 0) return parsed;
  const absl::StatusOr<HostDemand> demand =
      ReadHeader(spec, body.subspan(tpdu_bytes, header_bytes), tpdu_bytes);
  if (!demand.ok()) return demand.status();
  parsed.demand = *demand;
  return parsed;
}

FrameReader::FrameReader(const FrameForm& form)
    : form_(form), buffer_(form.length_bytes() + form.max_body_bytes) {}

absl::Status FrameReader::Feed(std::span<const uint8_t> bytes,
                               absl::FunctionRef<void(std::span<const uint8_t>)> on_body) {
  const size_t prefix_bytes = form_.length_bytes();
  while (!bytes.empty()) {
    size_t wanted = prefix_bytes;
    if (received_ >= prefix_bytes) wanted += *LengthIn(form_, buffer_.Reveal().first(prefix_bytes));
    const size_t taken = std::min(wanted - received_, bytes.size());
    std::copy_n(bytes.begin(), taken, buffer_.Mutable().begin() + static_cast<ptrdiff_t>(received_));
    received_ += taken;
    bytes = bytes.subspan(taken);
    if (received_ < prefix_bytes) break;
    const std::optional<size_t> length = LengthIn(form_, buffer_.Reveal().first(prefix_bytes));
    if (!length.has_value()) {
      Reset();
      return absl::InvalidArgumentError("frame: its length is not decimal");
    }
    if (*length < form_.min_body_bytes || *length > form_.max_body_bytes) {
      Reset();
      return absl::InvalidArgumentError(absl::StrCat("frame: length ", *length, " is not in ",
                                                     form_.min_body_bytes, "..", form_.max_body_bytes));
    }
    if (received_ == prefix_bytes + *length) {
      on_body(buffer_.Reveal().subspan(prefix_bytes, *length));
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
