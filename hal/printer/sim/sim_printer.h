// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_PRINTER_SIM_SIM_PRINTER_H_
#define TILL_HAL_PRINTER_SIM_SIM_PRINTER_H_

#include <string>

#include "hal/printer/stream_printer.h"

namespace till::hal {

// SimPrinter prints on the simulated counter: a Unix stream socket that carries ESC/POS as a serial cable
// would.
class SimPrinter final : public StreamPrinter {
 public:
  explicit SimPrinter(std::string socket_path);
};

}  // namespace till::hal

#endif  // TILL_HAL_PRINTER_SIM_SIM_PRINTER_H_
