// SPDX-License-Identifier: Apache-2.0
#include "services/common/rpc/acceptor.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

#include <cerrno>
#include <chrono>
#include <utility>

#include "absl/status/statusor.h"
#include "services/common/log/log.h"

namespace till::rpc {
namespace {

constexpr int kTurnMs = 1000;  // how often the loop comes round when nobody connects
constexpr int kOutOfFilesMs = 100;

}  // namespace

Acceptor::Acceptor(std::string facet, UniqueFd listener, PeerPolicy policy, Admitted admitted,
                   Refused refused)
    : facet_(std::move(facet)),
      listener_(std::move(listener)),
      policy_(std::move(policy)),
      admitted_(std::move(admitted)),
      refused_(std::move(refused)),
      stop_(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {}

Acceptor::~Acceptor() {
  Stop();
}

absl::Status Acceptor::Start() {
  if (!stop_.valid()) return absl::ErrnoToStatus(errno, "eventfd");
  // Non-blocking, because who connected may be gone between poll() and accept().
  const int flags = fcntl(listener_.get(), F_GETFL);
  if (flags < 0 || fcntl(listener_.get(), F_SETFL, flags | O_NONBLOCK) != 0) {
    return absl::ErrnoToStatus(errno, "socket of " + facet_);
  }
  thread_ = std::thread([this] { Run(); });
  return absl::OkStatus();
}

void Acceptor::Stop() {
  if (!thread_.joinable()) return;
  eventfd_write(stop_.get(), 1);
  thread_.join();
}

void Acceptor::Run() {
  while (true) {
    turns_.fetch_add(1, std::memory_order_relaxed);
    pollfd waits[] = {{listener_.get(), POLLIN, 0}, {stop_.get(), POLLIN, 0}};
    const int ready = poll(waits, 2, kTurnMs);
    if (ready < 0 && errno != EINTR) {
      log::Error("acceptor ended", {{"facet", facet_}, {"error", absl::ErrnoToStatus(errno, "poll")}});
      return;  // the watchdog sees that it turns no more
    }
    if (ready <= 0) continue;
    if (waits[1].revents != 0) return;
    if ((waits[0].revents & (POLLERR | POLLHUP | POLLNVAL)) != 0) {
      log::Error("acceptor ended", {{"facet", facet_}, {"error", "the socket is no longer usable"}});
      return;
    }
    AcceptOne();
  }
}

void Acceptor::AcceptOne() {
  UniqueFd connection(accept4(listener_.get(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
  if (!connection.valid()) {
    if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) {
      log::Warn("no connection can be accepted",
                {{"facet", facet_}, {"error", absl::ErrnoToStatus(errno, "accept")}});
      // The connection stays in the queue, so that poll() would return at once, for ever.
      pollfd wait{stop_.get(), POLLIN, 0};
      poll(&wait, 1, kOutOfFilesMs);
    }
    return;
  }
  const absl::StatusOr<PeerCredentials> credentials = ReadPeerCredentials(connection.get());
  if (!credentials.ok()) {
    log::Warn("peer without credentials refused", {{"facet", facet_}, {"error", credentials.status()}});
    refused_({});
    return;
  }
  const absl::StatusOr<Caller> caller = policy_.Admit(*credentials);
  if (!caller.ok()) {
    log::Warn("peer refused", {{"facet", facet_}, {"uid", credentials->uid}, {"pid", credentials->pid}});
    refused_(*credentials);
    return;
  }
  admitted_(std::move(connection), *caller);
}

}  // namespace till::rpc
