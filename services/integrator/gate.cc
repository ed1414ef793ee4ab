// SPDX-License-Identifier: Apache-2.0
#include "services/integrator/gate.h"

#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <utility>

#include "services/common/log/log.h"

namespace till::integrator {
namespace {

constexpr int kTurnMs = 1000;  // how often the loop comes round when nobody connects
constexpr int kOutOfFilesMs = 100;
constexpr uint64_t kToldEvery = 1000;  // refused connections: a flood fills no log
constexpr size_t kNetworkBytes = 8;    // of an IPv6 address: who has a network has all addresses in it

int PortOf(int socket) {
  sockaddr_storage address{};
  socklen_t size = sizeof(address);
  if (getsockname(socket, reinterpret_cast<sockaddr*>(&address), &size) != 0) return 0;
  if (address.ss_family == AF_INET) return ntohs(reinterpret_cast<sockaddr_in&>(address).sin_port);
  if (address.ss_family == AF_INET6) return ntohs(reinterpret_cast<sockaddr_in6&>(address).sin6_port);
  return 0;
}

// AddressOf returns what counts as one address, as bytes.
std::string AddressOf(const sockaddr_storage& address) {
  if (address.ss_family == AF_INET) {
    const in_addr& ip = reinterpret_cast<const sockaddr_in&>(address).sin_addr;
    return {reinterpret_cast<const char*>(&ip), sizeof(ip)};
  }
  const in6_addr& ip = reinterpret_cast<const sockaddr_in6&>(address).sin6_addr;
  const char* bytes = reinterpret_cast<const char*>(&ip);
  // RFC 4291, 2.5.5.2: the last four bytes are an IPv4 address.
  if (IN6_IS_ADDR_V4MAPPED(&ip)) return {bytes + sizeof(ip) - sizeof(in_addr), sizeof(in_addr)};
  return {bytes, kNetworkBytes};
}

}  // namespace

Gate::Gate(UniqueFd listener, Admitted admitted)
    : listener_(std::move(listener)),
      admitted_(std::move(admitted)),
      port_(PortOf(listener_.get())),
      stop_(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {}

Gate::~Gate() {
  Stop();
}

absl::Status Gate::Start() {
  if (!stop_.valid()) return absl::ErrnoToStatus(errno, "eventfd");
  if (port_ == 0) return absl::InvalidArgumentError("the socket is not a TCP socket");
  // Non-blocking, because who connected may be gone between poll() and accept().
  const int flags = fcntl(listener_.get(), F_GETFL);
  if (flags < 0 || fcntl(listener_.get(), F_SETFL, flags | O_NONBLOCK) != 0) {
    return absl::ErrnoToStatus(errno, "the listening socket");
  }
  thread_ = std::thread([this] { Run(); });
  return absl::OkStatus();
}

void Gate::Stop() {
  if (!thread_.joinable()) return;
  eventfd_write(stop_.get(), 1);
  thread_.join();
}

void Gate::Run() {
  while (true) {
    turns_.fetch_add(1, std::memory_order_relaxed);
    std::vector<pollfd> waits = {{stop_.get(), POLLIN, 0}, {listener_.get(), POLLIN, 0}};
    // Nothing but the end of a connection is asked for: what is read from it is gRPC's.
    for (const auto& [watch, unused] : connections_) waits.push_back({watch, 0, 0});
    const int ready = poll(waits.data(), waits.size(), kTurnMs);
    if (ready < 0 && errno != EINTR) {
      log::Error("the gate ended", {{"error", absl::ErrnoToStatus(errno, "poll")}});
      return;  // the watchdog sees that it turns no more
    }
    if (ready <= 0) continue;
    if (waits[0].revents != 0) return;
    if ((waits[1].revents & (POLLERR | POLLHUP | POLLNVAL)) != 0) {
      log::Error("the gate ended", {{"error", "the socket is no longer usable"}});
      return;
    }
    std::vector<int> over;
    for (size_t i = 2; i < waits.size(); ++i) {
      if (waits[i].revents != 0) over.push_back(waits[i].fd);
    }
    Forget(over);
    if (waits[1].revents != 0) AcceptOne();
  }
}

void Gate::Forget(const std::vector<int>& over) {
  for (const int watch : over) connections_.erase(watch);
}

size_t Gate::CountOf(const std::string& address) const {
  return static_cast<size_t>(std::count_if(connections_.begin(), connections_.end(),
                                           [&](const auto& one) { return one.second.address == address; }));
}

void Gate::AcceptOne() {
  sockaddr_storage from{};
  socklen_t size = sizeof(from);
  UniqueFd connection(
      accept4(listener_.get(), reinterpret_cast<sockaddr*>(&from), &size, SOCK_NONBLOCK | SOCK_CLOEXEC));
  UniqueFd watch(connection.valid() ? fcntl(connection.get(), F_DUPFD_CLOEXEC, 0) : -1);
  if (!watch.valid()) {
    if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) {
      // The connection may still be in the queue, so that poll() would return at once, for ever.
      pollfd wait{stop_.get(), POLLIN, 0};
      poll(&wait, 1, kOutOfFilesMs);
    }
    return;
  }
  const std::string address = AddressOf(from);
  if (connections_.size() >= kMostConnections || CountOf(address) >= kMostOfOneAddress) {
    if (refused_++ % kToldEvery == 0) {
      log::Warn("too many connections of till programs: one more was closed",
                {{"open", connections_.size()}, {"closed_so_far", refused_}});
    }
    return;
  }
  const int key = watch.get();
  connections_.insert_or_assign(key, Watched{.watch = std::move(watch), .address = address});
  admitted_(std::move(connection));
}

}  // namespace till::integrator
