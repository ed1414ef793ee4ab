// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_PRINTER_STREAM_PRINTER_H_
#define TILL_HAL_PRINTER_STREAM_PRINTER_H_

#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <memory>
#include <span>
#include <utility>

#include "hal/printer/printer.h"

namespace till::hal {

// StreamLink is how a printer that is a plain stream of bytes is reached.
class StreamLink {
 public:
  using SteadyTime = std::chrono::steady_clock::time_point;

  virtual ~StreamLink() = default;

  // Open returns a descriptor that never blocks. UNAVAILABLE, with words, when there is nothing to reach by
  // then.
  virtual absl::StatusOr<int> Open(SteadyTime deadline) = 0;
  // Put is write(2) on it, without SIGPIPE.
  virtual ssize_t Put(int fd, std::span<const uint8_t> bytes) = 0;
  // Close closes it at once, whatever still waits in it.
  virtual void Close(int fd) = 0;

 protected:
  StreamLink() = default;
  StreamLink(const StreamLink&) = delete;
  StreamLink& operator=(const StreamLink&) = delete;
};

// StreamPrinter is a printer at the other end of a stream, such as a serial cable: ESC/POS goes out, and DLE
// EOT n is answered by one byte. Each call connects again if the link was lost.
class StreamPrinter : public Printer {
 public:
  explicit StreamPrinter(std::unique_ptr<StreamLink> link) : link_(std::move(link)) {}
  ~StreamPrinter() override { Disconnect(); }
  StreamPrinter(const StreamPrinter&) = delete;
  StreamPrinter& operator=(const StreamPrinter&) = delete;

  absl::StatusOr<size_t> Write(std::span<const uint8_t> bytes, absl::Duration timeout) override;
  absl::StatusOr<PrinterStatus> QueryStatus(absl::Duration timeout) override;

 private:
  using SteadyTime = StreamLink::SteadyTime;

  // Connect makes sure of a link, replacing one whose other end has gone; UNAVAILABLE once when data had gone
  // over that one.
  absl::Status Connect(SteadyTime deadline);
  void Disconnect();
  // Drain throws away what the device sent unasked, and notices a link that was closed meanwhile.
  absl::Status Drain();
  // Send hands over `bytes` and returns how many were taken before the deadline; the errors of Write.
  absl::StatusOr<size_t> Send(std::span<const uint8_t> bytes, SteadyTime deadline);
  absl::StatusOr<uint8_t> ReadByte(SteadyTime deadline);

  const std::unique_ptr<StreamLink> link_;
  int fd_ = -1;
  bool data_out_ = false;  // since the last answer
};

// WaitFor returns whether `events` of poll(2) came to `fd` before the deadline.
bool WaitFor(int fd, short events, StreamLink::SteadyTime deadline);

}  // namespace till::hal

#endif  // TILL_HAL_PRINTER_STREAM_PRINTER_H_
