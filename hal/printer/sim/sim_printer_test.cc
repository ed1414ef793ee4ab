// SPDX-License-Identifier: Apache-2.0
#include "hal/printer/sim/sim_printer.h"

#include <stdlib.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>

#include "hal/printer/printer_conformance.h"
#include "hal/printer/stream_device.h"

namespace till::hal {
namespace {

// SocketPrinter listens on a Unix socket.
class SocketPrinter {
 public:
  explicit SocketPrinter(std::string path) : path_(std::move(path)) { Listen(); }
  ~SocketPrinter() { Close(); }

  void Listen() {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::copy(path_.begin(), path_.end(), address.sun_path);
    unlink(path_.c_str());
    listener_ = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    ASSERT_EQ(bind(listener_, reinterpret_cast<sockaddr*>(&address), sizeof(address)), 0);
    ASSERT_EQ(listen(listener_, 4), 0);
    device_.Start();
  }

  void Close() {
    device_.Stop();
    if (listener_ >= 0) close(listener_);
    listener_ = -1;
    unlink(path_.c_str());
  }

  StreamDevice& device() { return device_; }

 private:
  const std::string path_;
  int listener_ = -1;
  StreamDevice device_{[this](int wake) {
    return StreamDevice::WaitReadable(listener_, wake) ? accept(listener_, nullptr, nullptr) : -1;
  }};
};

class SimPrinterBench final : public PrinterBench {
 public:
  Printer& printer() override { return printer_; }
  void SetStatus(PrinterStatus status) override { socket_.device().SetStatus(status); }
  void SetStalled() override { socket_.device().SetStalled(); }
  void PullCable() override { socket_.Close(); }
  void PutCableBack() override { socket_.Listen(); }
  bool SendStrayByte(uint8_t byte) override {
    socket_.device().SendStrayByte(byte);
    return true;
  }
  std::string Received(size_t size) override { return socket_.device().Received(size); }

 private:
  static std::string MakePath() {
    // Short, because a socket's path is: TEST_TMPDIR is often longer than the 108 bytes that it may have.
    char directory[] = "/tmp/till-printer-XXXXXX";
    return std::string(mkdtemp(directory)) + "/printer.sock";
  }

  const std::string path_ = MakePath();
  SocketPrinter socket_{path_};
  SimPrinter printer_{path_};
};

INSTANTIATE_TEST_SUITE_P(Sim, PrinterConformance, testing::Values(PrinterBenchFactory([] {
                           return std::make_unique<SimPrinterBench>();
                         })));

TEST(SimPrinter, APathThatNoSocketCanHaveIsUnavailableNotACrash) {
  SimPrinter printer(std::string(300, 'x'));
  EXPECT_EQ(printer.QueryStatus(absl::Milliseconds(10)).status().code(), absl::StatusCode::kUnavailable);
}

}  // namespace
}  // namespace till::hal
