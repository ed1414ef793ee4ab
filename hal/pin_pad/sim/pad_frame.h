// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_PIN_PAD_SIM_PAD_FRAME_H_
#define TILL_HAL_PIN_PAD_SIM_PAD_FRAME_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace till::hal {

// PadFrame is one message of the simulated pad's line. A frame from the pad may hold a digit: it wipes
// itself.
struct PadFrame {
  static constexpr size_t kMaxPayload = 64;  // from the pad; its frames have one byte

  PadFrame() = default;
  PadFrame(PadFrame&&) = default;
  PadFrame& operator=(PadFrame&&) = default;
  PadFrame(const PadFrame&) = delete;
  PadFrame& operator=(const PadFrame&) = delete;
  ~PadFrame();

  uint8_t type = 0;
  std::string payload;
};

// EncodePadFrame is `type, length u16 big-endian, payload`. INVALID_ARGUMENT above 65535 bytes.
absl::StatusOr<std::string> EncodePadFrame(uint8_t type, std::string_view payload);

// PadFrameReader cuts the stream from the pad into frames.
class PadFrameReader {
 public:
  PadFrameReader() = default;
  PadFrameReader(const PadFrameReader&) = delete;
  PadFrameReader& operator=(const PadFrameReader&) = delete;
  ~PadFrameReader();

  // Append takes bytes that arrived. RESOURCE_EXHAUSTED when the other end sends without end.
  absl::Status Append(std::span<const uint8_t> bytes);

  // Next is the next whole frame, nullopt when more bytes are needed. DATA_LOSS: a frame longer than
  // kMaxPayload.
  absl::StatusOr<std::optional<PadFrame>> Next();

  // Clear forgets, and wipes, what has arrived.
  void Clear();

 private:
  std::string buffer_;
};

}  // namespace till::hal

#endif  // TILL_HAL_PIN_PAD_SIM_PAD_FRAME_H_
