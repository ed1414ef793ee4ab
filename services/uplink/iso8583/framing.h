// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_ISO8583_FRAMING_H_
#define TILL_SERVICES_UPLINK_ISO8583_FRAMING_H_

#include <cstdint>
#include <functional>
#include <span>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/common/secret/secret_buffer.h"
#include "services/uplink/iso8583/iso_message.h"
#include "services/uplink/iso8583/message_spec.h"

namespace till::uplink {

// HostDemand is what the host asks of the terminal in the sixth digit of a reply's header (unionpay.md B1).
enum class HostDemand : uint8_t {
  kNone = 0,
  kDownloadParameters = 1,
  kUploadStatus = 2,
  kSignOnAgain = 3,
  kDownloadCaKeys = 4,
  kDownloadChipParameters = 5,
  kUpdateProgram = 6,
  kDownloadBlacklist = 7,
  kUnknown8 = 8,
  kDownloadContactlessParameters = 9,
};

// EncodedFrame is a message ready for the line: length, TPDU and header if the dialect has them, message. It
// holds account data.
struct EncodedFrame {
  SecretBuffer memory;
  size_t size = 0;            // Of the frame in `memory`.
  size_t message_offset = 0;  // Of the message in it.

  std::span<const uint8_t> bytes() const { return memory.Reveal().first(size); }
  // message returns the part from the message type on.
  std::span<uint8_t> message() { return memory.Mutable().subspan(message_offset, size - message_offset); }
};

// EncodeFrame frames `message`. Errors as EncodeMessage.
absl::StatusOr<EncodedFrame> EncodeFrame(const MessageSpec& spec, const IsoMessage& message);

// FrameBody is a received frame without its length, taken apart; the span points into the bytes it was read
// from.
struct FrameBody {
  HostDemand demand = HostDemand::kNone;
  std::span<const uint8_t> message;
};

// ParseFrameBody takes a frame without its length apart. INVALID_ARGUMENT for a body that is too short, or a
// TPDU or a header of another kind where the dialect has them. Destination and source of the TPDU are not
// compared: hosts swap them or do not.
absl::StatusOr<FrameBody> ParseFrameBody(const MessageSpec& spec, std::span<const uint8_t> body);

// FrameReader cuts a stream of bytes into frame bodies, however they are chopped up.
class FrameReader {
 public:
  explicit FrameReader(const FrameForm& form);

  // Feed takes the next bytes of the stream and calls `on_body` for each body that is complete (valid for the
  // call only). INVALID_ARGUMENT when a length is impossible: the stream is lost and must be closed.
  absl::Status Feed(std::span<const uint8_t> bytes,
                    absl::FunctionRef<void(std::span<const uint8_t>)> on_body);

  // mid_frame says whether a frame has begun and not ended: the other end hung up inside it.
  bool mid_frame() const { return received_ != 0; }

  // Reset forgets a frame that has begun, wiping it.
  void Reset();

 private:
  FrameForm form_;
  SecretBuffer buffer_;  // Length prefix and body.
  size_t received_ = 0;
};

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_ISO8583_FRAMING_H_
