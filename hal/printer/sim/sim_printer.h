// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_PRINTER_SIM_SIM_PRINTER_H_
#define TILL_HAL_PRINTER_SIM_SIM_PRINTER_H_

#include <chrono>
#include <string>
#include <utility>

#include "hal/printer/printer.h"

namespace till::hal {

// SimPrinter prints on the simulated counter: a Unix stream socket that carries ESC/POS as a serial cable
// would, with DLE EOT n answered by one byte. Each call connects again if the link was lost.
class SimPrinter final : public Printer {
 public:
  explicit SimPrinter(std::string socket_path) : socket_path_(std::move(socket_path)) {}
  ~SimPrinter() override;
  SimPrinter(const SimPrinter&) = delete;
  SimPrinter& operator=(const SimPrinter&) = delete;

  absl::StatusOr<size_t> Write(std::span<const uint8_t> bytes, absl::Duration timeout) override;
  absl::StatusOr<PrinterStatus> QueryStatus(absl::Duration timeout) override;

 private:
  using SteadyTime = std::chrono::steady_clock::time_point;

  // Connect makes sure of a link, replacing one whose other end has gone.
  absl::Status Connect();
  void Disconnect();
  // Drain throws away what the device sent unasked, and notices a link that was closed meanwhile.
  absl::Status Drain();
  // Send hands over `bytes` and returns how many were taken before the deadline; the errors of Write.
  absl::StatusOr<size_t> Send(std::span<const uint8_t> bytes, SteadyTime deadline);
  absl::StatusOr<uint8_t> ReadByte(SteadyTime deadline);

  const std::string socket_path_;
  int fd_ = -1;
};

}  // namespace till::hal

#endif  // TILL_HAL_PRINTER_SIM_SIM_PRINTER_H_
