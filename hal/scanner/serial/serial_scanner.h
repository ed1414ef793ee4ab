// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_SCANNER_SERIAL_SERIAL_SCANNER_H_
#define TILL_HAL_SCANNER_SERIAL_SERIAL_SCANNER_H_

#include <utility>

#include "hal/scanner/stream_scanner.h"
#include "hal/serial_line/serial_line.h"

namespace till::hal {

// SerialScanner is a scanner on RS-232, or on USB as a serial device (CDC ACM, "USB-COM" in its manual). One
// that was unplugged and is back is found by its name.
class SerialScanner final : public StreamScanner {
 public:
  SerialScanner(SerialLine line, CodeFormat format)
      : StreamScanner(std::move(format)), line_(std::move(line)) {}

 private:
  absl::StatusOr<int> Open() override { return OpenSerialLine(line_); }

  const SerialLine line_;
};

}  // namespace till::hal

#endif  // TILL_HAL_SCANNER_SERIAL_SERIAL_SCANNER_H_
