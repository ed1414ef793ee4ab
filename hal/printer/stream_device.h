// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_PRINTER_STREAM_DEVICE_H_
#define TILL_HAL_PRINTER_STREAM_DEVICE_H_

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "hal/printer/printer.h"

namespace till::hal {

// StreamDevice is the printer at the other end of a stream, for tests: a thread that keeps print data and
// answers DLE EOT n as Epson's reference says.
class StreamDevice {
 public:
  // `accept` returns the next connection's descriptor, or -1 when `wake`, a descriptor, becomes readable
  // before. The device closes it.
  using Accept = std::function<int(int wake)>;

  explicit StreamDevice(Accept accept) : accept_(std::move(accept)) {}
  ~StreamDevice() { Stop(); }
  StreamDevice(const StreamDevice&) = delete;
  StreamDevice& operator=(const StreamDevice&) = delete;

  // Start serves connections, one after another, until Stop, which closes the one that is open.
  void Start();
  void Stop();

  void SetStatus(PrinterStatus status);
  // SetStalled reads and answers nothing any more.
  void SetStalled();
  void SendStrayByte(uint8_t byte);
  // Received waits until `size` bytes of print data are there, or a second has passed, and returns them.
  std::string Received(size_t size);

  // WaitReadable returns whether `fd` became readable before `wake`.
  static bool WaitReadable(int fd, int wake);

 private:
  void Serve();
  void Take(int peer, char byte);
  bool stalled();

  const Accept accept_;
  int wake_[2] = {-1, -1};
  std::thread thread_;
  std::mutex mutex_;
  std::condition_variable changed_;
  PrinterStatus status_;
  bool stalled_ = false;
  int peer_ = -1;
  std::string command_;
  std::string data_;
};

}  // namespace till::hal

#endif  // TILL_HAL_PRINTER_STREAM_DEVICE_H_
