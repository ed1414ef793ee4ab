// SPDX-License-Identifier: Apache-2.0
#include "hal/printer/network/network_printer.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>

#include "hal/printer/printer_conformance.h"
#include "hal/printer/stream_device.h"

namespace till::hal {
namespace {

// TcpPrinter listens on a port of the loopback, which it keeps when it comes back.
class TcpPrinter {
 public:
  TcpPrinter() { Listen(); }
  ~TcpPrinter() { Close(); }

  void Listen() {
    sockaddr_in address{
        .sin_family = AF_INET, .sin_port = htons(port_), .sin_addr = {htonl(INADDR_LOOPBACK)}};
    socklen_t size = sizeof(address);
    listener_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int yes = 1;
    setsockopt(listener_, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof(yes));
    ASSERT_EQ(bind(listener_, reinterpret_cast<sockaddr*>(&address), size), 0);
    ASSERT_EQ(getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size), 0);
    port_ = ntohs(address.sin_port);
    ASSERT_EQ(listen(listener_, 4), 0);
    device_.Start();
  }

  void Close() {
    device_.Stop();
    if (listener_ >= 0) close(listener_);
    listener_ = -1;
  }

  uint16_t port() const { return port_; }
  StreamDevice& device() { return device_; }

 private:
  uint16_t port_ = 0;
  int listener_ = -1;
  StreamDevice device_{[this](int wake) {
    return StreamDevice::WaitReadable(listener_, wake) ? accept(listener_, nullptr, nullptr) : -1;
  }};
};

class NetworkPrinterBench final : public PrinterBench {
 public:
  Printer& printer() override { return printer_; }
  void SetStatus(PrinterStatus status) override { tcp_.device().SetStatus(status); }
  void SetStalled() override { tcp_.device().SetStalled(); }
  void PullCable() override { tcp_.Close(); }
  void PutCableBack() override { tcp_.Listen(); }
  bool SendStrayByte(uint8_t byte) override {
    tcp_.device().SendStrayByte(byte);
    return true;
  }
  std::string Received(size_t size) override { return tcp_.device().Received(size); }

 private:
  TcpPrinter tcp_;
  NetworkPrinter printer_{"127.0.0.1", tcp_.port()};
};

INSTANTIATE_TEST_SUITE_P(Network, PrinterConformance, testing::Values(PrinterBenchFactory([] {
                           return std::make_unique<NetworkPrinterBench>();
                         })));

TEST(NetworkPrinter, AnAddressIsFiguresNotAName) {
  for (const char* good : {"192.0.2.7", "2001:db8::7", "127.0.0.1"})
    EXPECT_TRUE(IsNetworkAddress(good)) << good;
  for (const char* bad : {"", "printer.example", "192.0.2", "192.0.2.7:9100", "fe80::1%eth0"}) {
    EXPECT_FALSE(IsNetworkAddress(bad)) << bad;
    NetworkPrinter printer(bad, kRawPrintPort);
    EXPECT_EQ(printer.QueryStatus(absl::Seconds(1)).status().code(), absl::StatusCode::kUnavailable) << bad;
  }
}

TEST(NetworkPrinter, OneThatTakesNoConnectionCostsNoMoreThanTheTimeout) {
  // A listener whose backlog is full drops what comes: to the caller it is a host that does not answer.
  const int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{.sin_family = AF_INET, .sin_port = 0, .sin_addr = {htonl(INADDR_LOOPBACK)}};
  socklen_t size = sizeof(address);
  ASSERT_EQ(bind(listener, reinterpret_cast<sockaddr*>(&address), size), 0);
  ASSERT_EQ(getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size), 0);
  ASSERT_EQ(listen(listener, 0), 0);
  int filler[4];
  for (int& fd : filler) {
    fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    connect(fd, reinterpret_cast<sockaddr*>(&address), size);
  }
  NetworkPrinter printer("127.0.0.1", ntohs(address.sin_port));
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(printer.QueryStatus(absl::Milliseconds(100)).status().code(), absl::StatusCode::kUnavailable);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(2));
  for (const int fd : filler) close(fd);
  close(listener);
}

}  // namespace
}  // namespace till::hal
