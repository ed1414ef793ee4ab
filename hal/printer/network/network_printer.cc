// SPDX-License-Identifier: Apache-2.0
#include "hal/printer/network/network_printer.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <memory>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"

namespace till::hal {
namespace {

constexpr std::chrono::seconds kMostForConnecting(3);
constexpr int kUnansweredMilliseconds = 10'000;  // TCP_USER_TIMEOUT
constexpr int kIdleSeconds = 5;                  // before the first keepalive
constexpr int kProbeSeconds = 2;
constexpr int kProbes = 3;

struct Address {
  sockaddr_storage bytes{};
  socklen_t size = 0;
};

std::optional<Address> AddressOf(const std::string& text, uint16_t port) {
  Address address;
  auto* v4 = reinterpret_cast<sockaddr_in*>(&address.bytes);
  auto* v6 = reinterpret_cast<sockaddr_in6*>(&address.bytes);
  if (inet_pton(AF_INET, text.c_str(), &v4->sin_addr) == 1) {
    v4->sin_family = AF_INET;
    v4->sin_port = htons(port);
    address.size = sizeof(*v4);
    return address;
  }
  if (inet_pton(AF_INET6, text.c_str(), &v6->sin6_addr) == 1) {
    v6->sin6_family = AF_INET6;
    v6->sin6_port = htons(port);
    address.size = sizeof(*v6);
    return address;
  }
  return std::nullopt;
}

void SetOption(int fd, int level, int name, int value) {
  setsockopt(fd, level, name, &value, sizeof(value));
}

class TcpLink final : public StreamLink {
 public:
  TcpLink(std::string address, uint16_t port) : address_(std::move(address)), port_(port) {}

  absl::StatusOr<int> Open(SteadyTime deadline) override {
    const std::optional<Address> address = AddressOf(address_, port_);
    if (!address.has_value()) return absl::UnavailableError(absl::StrCat("no address: ", address_));
    const int fd = socket(address->bytes.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0) return absl::UnavailableError(absl::StrCat("no socket: ", strerror(errno)));
    // A status question is three bytes that somebody waits for; a dead printer sends no reset.
    SetOption(fd, IPPROTO_TCP, TCP_NODELAY, 1);
    SetOption(fd, IPPROTO_TCP, TCP_USER_TIMEOUT, kUnansweredMilliseconds);
    SetOption(fd, SOL_SOCKET, SO_KEEPALIVE, 1);
    SetOption(fd, IPPROTO_TCP, TCP_KEEPIDLE, kIdleSeconds);
    SetOption(fd, IPPROTO_TCP, TCP_KEEPINTVL, kProbeSeconds);
    SetOption(fd, IPPROTO_TCP, TCP_KEEPCNT, kProbes);
    const int error = Connect(fd, *address, deadline);
    if (error == 0) return fd;
    close(fd);
    return absl::UnavailableError(
        absl::StrCat("the printer at ", address_, " port ", port_, " is not there: ", strerror(error)));
  }

  ssize_t Put(int fd, std::span<const uint8_t> bytes) override {
    return send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
  }

  void Close(int fd) override { close(fd); }

 private:
  // Connect returns 0 or what errno would be.
  static int Connect(int fd, const Address& address, SteadyTime deadline) {
    if (connect(fd, reinterpret_cast<const sockaddr*>(&address.bytes), address.size) == 0) return 0;
    if (errno != EINPROGRESS) return errno;
    deadline = std::min(deadline, std::chrono::steady_clock::now() + kMostForConnecting);
    if (!WaitFor(fd, POLLOUT, deadline)) return ETIMEDOUT;
    int error = 0;
    socklen_t size = sizeof(error);
    return getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &size) == 0 ? error : errno;
  }

  const std::string address_;
  const uint16_t port_;
};

}  // namespace

NetworkPrinter::NetworkPrinter(std::string address, uint16_t port)
    : StreamPrinter(std::make_unique<TcpLink>(std::move(address), port)) {}

bool IsNetworkAddress(const std::string& address) {
  return AddressOf(address, kRawPrintPort).has_value();
}

}  // namespace till::hal
