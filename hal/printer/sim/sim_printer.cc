// SPDX-License-Identifier: Apache-2.0
#include "hal/printer/sim/sim_printer.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>

#include "absl/strings/str_cat.h"
#include "hal/printer/escpos_status.h"

namespace till::hal {
namespace {

std::chrono::steady_clock::time_point DeadlineAfter(absl::Duration timeout) {
  // An hour is for ever to a printer, and keeps the sum away from overflow.
  return std::chrono::steady_clock::now() + absl::ToChronoNanoseconds(std::min(timeout, absl::Hours(1)));
}

// WaitFor returns whether `events` came before the deadline.
bool WaitFor(int fd, short events, std::chrono::steady_clock::time_point deadline) {
  while (true) {
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    if (left.count() <= 0) return false;
    pollfd poll_fd{.fd = fd, .events = events, .revents = 0};
    const int ready = poll(&poll_fd, 1, static_cast<int>(left.count()));
    if (ready > 0) return true;
    if (ready < 0 && errno != EINTR) return false;
  }
}

bool WouldBlock() {
  return errno == EAGAIN || errno == EWOULDBLOCK;
}

}  // namespace

SimPrinter::~SimPrinter() {
  Disconnect();
}

void SimPrinter::Disconnect() {
  if (fd_ >= 0) close(fd_);
  fd_ = -1;
}

absl::Status SimPrinter::Connect() {
  if (fd_ >= 0 && Drain().ok()) return absl::OkStatus();
  Disconnect();
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (socket_path_.size() >= sizeof(address.sun_path)) {
    return absl::UnavailableError(absl::StrCat("the printer's socket path is too long: ", socket_path_));
  }
  std::copy(socket_path_.begin(), socket_path_.end(), address.sun_path);
  fd_ = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (fd_ < 0) return absl::UnavailableError(absl::StrCat("no socket: ", strerror(errno)));
  // Unix sockets connect at once or not at all (EAGAIN: the other end's backlog is full).
  if (connect(fd_, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0) {
    const int error = errno;
    Disconnect();
    return absl::UnavailableError(absl::StrCat("the printer is not connected: ", strerror(error)));
  }
  return absl::OkStatus();
}

absl::Status SimPrinter::Drain() {
  uint8_t scrap[256];
  while (true) {
    const ssize_t got = recv(fd_, scrap, sizeof(scrap), MSG_DONTWAIT);
    if (got > 0) continue;
    if (got < 0 && errno == EINTR) continue;
    if (got < 0 && WouldBlock()) return absl::OkStatus();
    return absl::UnavailableError("the printer closed the link");
  }
}

absl::StatusOr<size_t> SimPrinter::Send(std::span<const uint8_t> bytes, SteadyTime deadline) {
  size_t sent = 0;
  while (sent < bytes.size()) {
    const ssize_t taken = send(fd_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL | MSG_DONTWAIT);
    if (taken >= 0) {
      sent += static_cast<size_t>(taken);
    } else if (WouldBlock()) {
      if (!WaitFor(fd_, POLLOUT, deadline)) break;
    } else if (errno != EINTR) {
      const std::string words = absl::StrCat("the link to the printer was lost: ", strerror(errno));
      Disconnect();
      return sent == 0 ? absl::UnavailableError(words) : absl::AbortedError(words);
    }
  }
  return sent;
}

absl::StatusOr<uint8_t> SimPrinter::ReadByte(SteadyTime deadline) {
  while (true) {
    uint8_t byte = 0;
    const ssize_t got = recv(fd_, &byte, 1, MSG_DONTWAIT);
    if (got == 1) return byte;
    if (got < 0 && WouldBlock()) {
      if (!WaitFor(fd_, POLLIN, deadline)) return absl::DeadlineExceededError("the printer does not answer");
    } else if (got == 0 || errno != EINTR) {
      Disconnect();
      return absl::UnavailableError("the printer closed the link");
    }
  }
}

absl::StatusOr<size_t> SimPrinter::Write(std::span<const uint8_t> bytes, absl::Duration timeout) {
  if (timeout <= absl::ZeroDuration()) return absl::InvalidArgumentError("the timeout must be positive");
  if (absl::Status connected = Connect(); !connected.ok()) return connected;
  return Send(bytes, DeadlineAfter(timeout));
}

absl::StatusOr<PrinterStatus> SimPrinter::QueryStatus(absl::Duration timeout) {
  if (timeout <= absl::ZeroDuration()) return absl::InvalidArgumentError("the timeout must be positive");
  const SteadyTime deadline = DeadlineAfter(timeout);
  if (absl::Status connected = Connect(); !connected.ok()) return connected;
  PrinterStatus status;
  for (const StatusQuestion question : kStatusQuestions) {
    // Stale bytes would be taken for this question's answer, and every later answer would be one behind.
    if (absl::Status drained = Drain(); !drained.ok()) {
      Disconnect();
      return drained;
    }
    const auto command = DleEot(question);
    absl::StatusOr<size_t> sent = Send(command, deadline);
    if (!sent.ok()) return absl::UnavailableError(sent.status().message());
    if (*sent < command.size()) {
      // Half a command would swallow the first bytes of whatever is written next.
      if (*sent > 0) Disconnect();
      return absl::DeadlineExceededError("the printer takes no data");
    }
    absl::StatusOr<uint8_t> answer = ReadByte(deadline);
    if (!answer.ok()) return answer.status();
    if (absl::Status applied = ApplyStatusByte(question, *answer, status); !applied.ok()) return applied;
  }
  return status;
}

}  // namespace till::hal
