// SPDX-License-Identifier: Apache-2.0
#include "services/print/configured_printer.h"

#include "hal/printer/network/network_printer.h"
#include "hal/printer/serial/serial_printer.h"
#include "hal/printer/sim/sim_printer.h"
#include "hal/printer/usb/usb_printer.h"
#include "hal/usb/libusb_host.h"
#include "hal/usb/redirected_host.h"

namespace till::print {
namespace {

constexpr int kUsualBaud = 9600;

hal::FlowControl FlowControlOf(config::SerialPrinter::FlowControl flow) {
  switch (flow) {
    case config::SerialPrinter::SOFTWARE:
      return hal::FlowControl::kSoftware;
    case config::SerialPrinter::NONE:
      return hal::FlowControl::kNone;
    default:
      return hal::FlowControl::kHardware;
  }
}

}  // namespace

ConfiguredPrinter::ConfiguredPrinter(const config::PrintConfig& config) {
  switch (config.printer_case()) {
    case config::PrintConfig::kUsbPrinter: {
      const config::UsbPrinter& usb = config.usb_printer();
      usb_ = std::make_unique<hal::LibusbHost>();
      printer_ = std::make_unique<hal::UsbPrinter>(
          *usb_, hal::UsbChoice{.vendor = static_cast<uint16_t>(usb.vendor_id()),
                                .product = static_cast<uint16_t>(usb.product_id()),
                                .serial = usb.serial_number()});
      break;
    }
    case config::PrintConfig::kRedirectedUsbPrinterSocket:
      usb_ = std::make_unique<hal::RedirectedHost>(config.redirected_usb_printer_socket());
      printer_ = std::make_unique<hal::UsbPrinter>(*usb_, hal::UsbChoice{});
      break;
    case config::PrintConfig::kSerialPrinter: {
      const config::SerialPrinter& serial = config.serial_printer();
      printer_ = std::make_unique<hal::SerialPrinter>(
          hal::SerialLine{.device = serial.device(),
                          .baud = serial.baud() == 0 ? kUsualBaud : serial.baud(),
                          .flow = FlowControlOf(serial.flow_control())});
      break;
    }
    case config::PrintConfig::kNetworkPrinter: {
      const config::NetworkPrinter& network = config.network_printer();
      printer_ = std::make_unique<hal::NetworkPrinter>(
          network.address(),
          network.port() == 0 ? hal::kRawPrintPort : static_cast<uint16_t>(network.port()));
      break;
    }
    default:
      printer_ = std::make_unique<hal::SimPrinter>(config.simulated_printer_socket());
      break;
  }
}

}  // namespace till::print
