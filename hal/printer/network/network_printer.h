// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_PRINTER_NETWORK_NETWORK_PRINTER_H_
#define TILL_HAL_PRINTER_NETWORK_NETWORK_PRINTER_H_

#include <cstdint>
#include <string>

#include "hal/printer/stream_printer.h"

namespace till::hal {

// kRawPrintPort is where network printers take what they are to print ("JetDirect", "raw").
inline constexpr uint16_t kRawPrintPort = 9100;

// NetworkPrinter is a printer on TCP. It connects when it is first needed and whenever the connection was
// lost, for at most three seconds a call; a printer that vanished without a word is noticed within ten.
class NetworkPrinter final : public StreamPrinter {
 public:
  // `address` is an IPv4 or IPv6 address in figures: no name is looked up, because `print` reaches no name
  // server. Another address is UNAVAILABLE at each call.
  NetworkPrinter(std::string address, uint16_t port);
};

// IsNetworkAddress says whether `address` is one that NetworkPrinter takes.
bool IsNetworkAddress(const std::string& address);

}  // namespace till::hal

#endif  // TILL_HAL_PRINTER_NETWORK_NETWORK_PRINTER_H_
