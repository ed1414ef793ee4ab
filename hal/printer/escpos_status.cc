// SPDX-License-Identifier: Apache-2.0
#include "hal/printer/escpos_status.h"

#include "absl/strings/str_format.h"

namespace till::hal {
namespace {

// Bits 0 and 7 are always 0, bits 1 and 4 always 1, in the answer to every DLE EOT n.
constexpr uint8_t kFixedBits = 0x93;
constexpr uint8_t kFixedPattern = 0x12;

constexpr uint8_t kOffline = 0x08;         // n = 1
constexpr uint8_t kCoverOpen = 0x04;       // n = 2
constexpr uint8_t kStoppedByPaper = 0x20;  // n = 2
constexpr uint8_t kPaperNearEnd = 0x0C;    // n = 4, two bits that a printer sets together
constexpr uint8_t kPaperEnd = 0x60;        // n = 4, likewise

}  // namespace

std::array<uint8_t, 3> DleEot(StatusQuestion question) {
  return {0x10, 0x04, static_cast<uint8_t>(question)};
}

absl::Status ApplyStatusByte(StatusQuestion question, uint8_t answer, PrinterStatus& status) {
  if ((answer & kFixedBits) != kFixedPattern) {
    return absl::DataLossError(
        absl::StrFormat("0x%02X is no answer to DLE EOT %d", answer, static_cast<int>(question)));
  }
  switch (question) {
    case StatusQuestion::kPrinter:
      status.online = (answer & kOffline) == 0;
      break;
    case StatusQuestion::kOfflineCause:
      status.cover_open = (answer & kCoverOpen) != 0;
      status.paper_out = status.paper_out || (answer & kStoppedByPaper) != 0;
      break;
    case StatusQuestion::kPaperSensor:
      status.paper_low = (answer & kPaperNearEnd) != 0;
      status.paper_out = status.paper_out || (answer & kPaperEnd) != 0;
      break;
  }
  return absl::OkStatus();
}

}  // namespace till::hal
