// SPDX-License-Identifier: Apache-2.0
#include "hal/printer/serial/serial_printer.h"

#include <termios.h>
#include <unistd.h>

#include <memory>
#include <utility>

namespace till::hal {
namespace {

class TerminalLink final : public StreamLink {
 public:
  explicit TerminalLink(SerialLine line) : line_(std::move(line)) {}

  absl::StatusOr<int> Open(SteadyTime) override { return OpenSerialLine(line_); }

  ssize_t Put(int fd, std::span<const uint8_t> bytes) override {
    return write(fd, bytes.data(), bytes.size());
  }

  void Close(int fd) override {
    // close(2) would wait half a minute for a printer that takes nothing.
    tcflush(fd, TCIOFLUSH);
    close(fd);
  }

 private:
  const SerialLine line_;
};

}  // namespace

SerialPrinter::SerialPrinter(SerialLine line)
    : StreamPrinter(std::make_unique<TerminalLink>(std::move(line))) {}

}  // namespace till::hal
