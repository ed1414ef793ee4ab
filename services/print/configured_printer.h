// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PRINT_CONFIGURED_PRINTER_H_
#define TILL_SERVICES_PRINT_CONFIGURED_PRINTER_H_

#include <memory>

#include "hal/printer/printer.h"
#include "hal/usb/usb_host.h"
#include "services/print/config.pb.h"

namespace till::print {

// ConfiguredPrinter is the printer that the configuration names, with the bus that it may hang on. Making one
// touches no device: it is looked for when it is first needed.
class ConfiguredPrinter {
 public:
  // `config` is one that CheckSettings found good.
  explicit ConfiguredPrinter(const config::PrintConfig& config);

  hal::Printer& printer() { return *printer_; }

 private:
  std::unique_ptr<hal::UsbHost> usb_;  // outlives the printer
  std::unique_ptr<hal::Printer> printer_;
};

}  // namespace till::print

#endif  // TILL_SERVICES_PRINT_CONFIGURED_PRINTER_H_
