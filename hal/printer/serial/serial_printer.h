// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_PRINTER_SERIAL_SERIAL_PRINTER_H_
#define TILL_HAL_PRINTER_SERIAL_SERIAL_PRINTER_H_

#include <string>

#include "hal/printer/stream_printer.h"

namespace till::hal {

// FlowControl is how the printer says that it cannot take more.
enum class FlowControl {
  kNone,
  kHardware,  // RTS/CTS
  kSoftware,  // XON/XOFF
};

// SerialLine is how a serial printer is set: 8 data bits, no parity, 1 stop bit always.
struct SerialLine {
  std::string device;  // "/dev/ttyS0", or a link that udev keeps
  int baud = 9600;
  FlowControl flow = FlowControl::kHardware;
};

// IsBaudRate says whether a line can be set to `baud`: 1200 to 115200, the usual steps.
bool IsBaudRate(int baud);

// SerialPrinter is a printer on RS-232, or on a USB adapter that looks like it. It has the line to itself
// (TIOCEXCL); an adapter that was unplugged and is back is found by its name.
class SerialPrinter final : public StreamPrinter {
 public:
  explicit SerialPrinter(SerialLine line);
};

}  // namespace till::hal

#endif  // TILL_HAL_PRINTER_SERIAL_SERIAL_PRINTER_H_
