// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_PRINTER_ESCPOS_STATUS_H_
#define TILL_HAL_PRINTER_ESCPOS_STATUS_H_

#include <array>
#include <cstdint>
#include <optional>

#include "absl/status/status.h"
#include "hal/printer/printer.h"

namespace till::hal {

// StatusQuestion is the n of DLE EOT n, the real-time status command of ESC/POS.
enum class StatusQuestion : uint8_t {
  kPrinter = 1,
  kOfflineCause = 2,
  kPaperSensor = 4,
};

// kStatusQuestions are those that together fill a PrinterStatus.
inline constexpr std::array kStatusQuestions = {StatusQuestion::kPrinter, StatusQuestion::kOfflineCause,
                                                StatusQuestion::kPaperSensor};

// DleEot returns the three bytes that ask `question`; a printer answers them even while it is offline.
std::array<uint8_t, 3> DleEot(StatusQuestion question);

// ApplyStatusByte reads the one-byte answer to `question` into `status`, leaving what it does not speak of.
// DATA_LOSS if the byte lacks the pattern 0xx1xx10 that every such answer has: then it is something else
// (XON, a stray byte of another reply), and believing it would call a working printer empty.
absl::Status ApplyStatusByte(StatusQuestion question, uint8_t answer, PrinterStatus& status);

}  // namespace till::hal

#endif  // TILL_HAL_PRINTER_ESCPOS_STATUS_H_
