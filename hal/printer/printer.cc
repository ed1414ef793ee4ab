// SPDX-License-Identifier: Apache-2.0
#include "hal/printer/printer.h"

namespace till::hal {

std::ostream& operator<<(std::ostream& out, const PrinterStatus& status) {
  return out << (status.online ? "online" : "offline") << (status.paper_out ? ", paper out" : "")
             << (status.paper_low ? ", paper low" : "") << (status.cover_open ? ", cover open" : "");
}

}  // namespace till::hal
