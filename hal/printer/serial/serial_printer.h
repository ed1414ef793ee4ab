// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_PRINTER_SERIAL_SERIAL_PRINTER_H_
#define TILL_HAL_PRINTER_SERIAL_SERIAL_PRINTER_H_

#include "hal/printer/stream_printer.h"
#include "hal/serial_line/serial_line.h"

namespace till::hal {

// SerialPrinter is a printer on RS-232, or on a USB adapter that looks like it. It has the line to itself
// (TIOCEXCL); an adapter that was unplugged and is back is found by its name.
class SerialPrinter final : public StreamPrinter {
 public:
  explicit SerialPrinter(SerialLine line);
};

}  // namespace till::hal

#endif  // TILL_HAL_PRINTER_SERIAL_SERIAL_PRINTER_H_
