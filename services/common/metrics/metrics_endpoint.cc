// SPDX-License-Identifier: Apache-2.0
#include "services/common/metrics/metrics_endpoint.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

#include <cerrno>
#include <string>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "services/common/log/log.h"

namespace till::metrics {
namespace {

constexpr size_t kLargestRequest = 4096;
constexpr int kPatienceMs = 1000;

bool Ready(int fd, short events) {
  pollfd wait{fd, events, 0};
  return poll(&wait, 1, kPatienceMs) == 1 && (wait.revents & events) != 0;
}

// Reads up to the empty line that ends the head of a request (RFC 1945, 5); "" when none comes in time.
std::string ReadHead(int connection) {
  std::string head;
  char buffer[1024];
  while (head.size() < kLargestRequest && head.find("\r\n\r\n") == std::string::npos) {
    if (!Ready(connection, POLLIN)) return "";
    const ssize_t size = recv(connection, buffer, sizeof(buffer), 0);
    if (size <= 0) return "";
    head.append(buffer, static_cast<size_t>(size));
  }
  return head.find("\r\n\r\n") == std::string::npos ? "" : head;
}

void SendAll(int connection, std::string_view bytes) {
  while (!bytes.empty() && Ready(connection, POLLOUT)) {
    const ssize_t size = send(connection, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (size < 0 && errno != EAGAIN && errno != EINTR) return;
    if (size > 0) bytes.remove_prefix(static_cast<size_t>(size));
  }
}

std::string Response(std::string_view status, std::string_view body) {
  return absl::StrCat("HTTP/1.0 ", std::string(status),
                      "\r\nContent-Type: text/plain; version=0.0.4; charset=utf-8\r\nContent-Length: ",
                      body.size(), "\r\nConnection: close\r\n\r\n", std::string(body));
}

}  // namespace

MetricsEndpoint::MetricsEndpoint(UniqueFd listener, const Metrics& metrics)
    : listener_(std::move(listener)), metrics_(metrics), stop_(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {}

MetricsEndpoint::~MetricsEndpoint() {
  Stop();
}

absl::Status MetricsEndpoint::Start() {
  if (!stop_.valid()) return absl::ErrnoToStatus(errno, "eventfd");
  const int flags = fcntl(listener_.get(), F_GETFL);
  if (flags < 0 || fcntl(listener_.get(), F_SETFL, flags | O_NONBLOCK) != 0) {
    return absl::ErrnoToStatus(errno, "metrics socket");
  }
  thread_ = std::thread([this] { Run(); });
  return absl::OkStatus();
}

void MetricsEndpoint::Stop() {
  if (!thread_.joinable()) return;
  eventfd_write(stop_.get(), 1);
  thread_.join();
}

void MetricsEndpoint::Run() {
  while (true) {
    pollfd waits[] = {{listener_.get(), POLLIN, 0}, {stop_.get(), POLLIN, 0}};
    if (poll(waits, 2, -1) < 0 && errno != EINTR) break;
    if (waits[1].revents != 0) return;
    if ((waits[0].revents & POLLIN) == 0) {
      if (waits[0].revents != 0) break;
      continue;
    }
    const UniqueFd connection(accept4(listener_.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
    if (connection.valid()) Answer(connection.get());
  }
  log::Error("metrics endpoint ended", {{"error", absl::ErrnoToStatus(errno, "poll")}});
}

void MetricsEndpoint::Answer(int connection) const {
  const std::string head = ReadHead(connection);
  const std::string_view line = std::string_view(head).substr(0, head.find("\r\n"));
  if (line.starts_with("GET /metrics ")) {
    SendAll(connection, Response("200 OK", metrics_.Text()));
  } else if (!head.empty()) {
    SendAll(connection, Response("404 Not Found", "only GET /metrics is here\n"));
  }
}

}  // namespace till::metrics
