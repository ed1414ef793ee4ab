// SPDX-License-Identifier: Apache-2.0
#include "hal/printer/sim/sim_printer.h"

#include <poll.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "hal/printer/printer_conformance.h"

namespace till::hal {
namespace {

// SocketPrinter is the other end: a thread that keeps print data and answers DLE EOT n as Epson's reference
// says.
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
    ASSERT_EQ(pipe(wake_), 0);
    thread_ = std::thread([this] { Serve(); });
  }

  void Close() {
    if (!thread_.joinable()) return;
    close(wake_[1]);
    thread_.join();
    close(wake_[0]);
    close(listener_);
    unlink(path_.c_str());
  }

  void SetStatus(PrinterStatus status) {
    std::lock_guard<std::mutex> lock(mutex_);
    status_ = status;
  }

  void SetStalled() {
    std::lock_guard<std::mutex> lock(mutex_);
    stalled_ = true;
  }

  void SendStrayByte(uint8_t byte) {
    std::lock_guard<std::mutex> lock(mutex_);
    ASSERT_EQ(send(peer_, &byte, 1, MSG_NOSIGNAL), 1);
  }

  std::string Received(size_t size) {
    std::unique_lock<std::mutex> lock(mutex_);
    changed_.wait_for(lock, std::chrono::seconds(1), [&] { return data_.size() >= size; });
    return data_;
  }

 private:
  void Serve() {
    while (WaitReadable(listener_)) {
      const int peer = accept(listener_, nullptr, nullptr);
      {
        std::lock_guard<std::mutex> lock(mutex_);
        peer_ = peer;
      }
      while (WaitReadable(peer)) {
        {
          std::lock_guard<std::mutex> lock(mutex_);
          if (stalled_) break;
        }
        uint8_t byte = 0;
        if (recv(peer, &byte, 1, 0) != 1) break;
        Take(peer, byte);
      }
      bool stalled = false;
      {
        std::lock_guard<std::mutex> lock(mutex_);
        stalled = stalled_;
      }
      if (stalled) WaitReadable(-1);  // holds the connection open, reading nothing
      close(peer);
    }
  }

  // WaitReadable returns false when the bench is being closed.
  bool WaitReadable(int fd) {
    pollfd fds[2] = {{.fd = fd, .events = POLLIN, .revents = 0},
                     {.fd = wake_[0], .events = POLLIN, .revents = 0}};
    while (poll(fds, 2, -1) < 0) {
    }
    return fds[1].revents == 0;
  }

  void Take(int peer, uint8_t byte) {
    std::lock_guard<std::mutex> lock(mutex_);
    command_.push_back(static_cast<char>(byte));
    if (command_ == "\x10" || command_ == "\x10\x04") return;
    if (command_.size() == 3 && command_.starts_with("\x10\x04")) {
      uint8_t answer = 0x12;
      if (byte == 1 && !status_.online) answer |= 0x08;
      if (byte == 2 && status_.cover_open) answer |= 0x04;
      if (byte == 4 && status_.paper_low) answer |= 0x0C;
      if (byte == 4 && status_.paper_out) answer |= 0x60;
      ASSERT_EQ(send(peer, &answer, 1, MSG_NOSIGNAL), 1);
    } else {
      data_ += command_;
      changed_.notify_all();
    }
    command_.clear();
  }

  const std::string path_;
  int listener_ = -1;
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

class SimPrinterBench final : public PrinterBench {
 public:
  Printer& printer() override { return printer_; }
  void SetStatus(PrinterStatus status) override { device_.SetStatus(status); }
  void SetStalled() override { device_.SetStalled(); }
  void PullCable() override { device_.Close(); }
  void PutCableBack() override { device_.Listen(); }
  bool SendStrayByte(uint8_t byte) override {
    device_.SendStrayByte(byte);
    return true;
  }
  std::string Received(size_t size) override { return device_.Received(size); }

 private:
  static std::string MakePath() {
    // Short, because a socket's path is: TEST_TMPDIR is often longer than the 108 bytes that it may have.
    char directory[] = "/tmp/till-printer-XXXXXX";
    return std::string(mkdtemp(directory)) + "/printer.sock";
  }

  const std::string path_ = MakePath();
  SocketPrinter device_{path_};
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
