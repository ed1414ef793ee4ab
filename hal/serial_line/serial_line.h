// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_SERIAL_LINE_SERIAL_LINE_H_
#define TILL_HAL_SERIAL_LINE_SERIAL_LINE_H_

#include <string>

#include "absl/status/statusor.h"

namespace till::hal {

// FlowControl is how the device says that it cannot take more.
enum class FlowControl {
  kNone,
  kHardware,  // RTS/CTS
  kSoftware,  // XON/XOFF
};

// SerialLine is how a serial device is set: 8 data bits, no parity, 1 stop bit always.
struct SerialLine {
  std::string device;  // "/dev/ttyS0", or a link that udev keeps
  int baud = 9600;
  FlowControl flow = FlowControl::kHardware;
};

// IsBaudRate says whether a line can be set to `baud`: 1200 to 115200, the usual steps.
bool IsBaudRate(int baud);

// OpenSerialLine opens the line raw, to itself (TIOCEXCL) and with nothing in it from before; the descriptor
// never blocks. UNAVAILABLE, with words, when there is none, or it cannot be set so.
absl::StatusOr<int> OpenSerialLine(const SerialLine& line);

}  // namespace till::hal

#endif  // TILL_HAL_SERIAL_LINE_SERIAL_LINE_H_
