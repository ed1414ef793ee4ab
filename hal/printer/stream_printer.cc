// SPDX-License-Identifier: Apache-2.0
#include "hal/printer/stream_printer.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "hal/printer/escpos_status.h"

namespace till::hal {
namespace {

std::chrono::steady_clock::time_point DeadlineAfter(absl::Duration timeout) {
  // An hour is for ever to a printer, and keeps the sum away from overflow.
  return std::chrono::steady_clock::now() + absl::ToChronoNanoseconds(std::min(timeout, absl::Hours(1)));
}

bool WouldBlock() {
  return errno == EAGAIN || errno == EWOULDBLOCK;
}

}  // namespace

bool WaitFor(int fd, short events, StreamLink::SteadyTime deadline) {
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

void StreamPrinter::Disconnect() {
  if (fd_ >= 0) link_->Close(fd_);
  fd_ = -1;
  data_out_ = false;
}

absl::Status StreamPrinter::Connect(SteadyTime deadline) {
  if (fd_ >= 0 && Drain().ok()) return absl::OkStatus();
  const bool lost_data = fd_ >= 0 && data_out_;
  Disconnect();
  if (lost_data) return absl::UnavailableError("the printer closed the link");
  const absl::StatusOr<int> opened = link_->Open(deadline);
  if (!opened.ok()) return absl::UnavailableError(opened.status().message());
  fd_ = *opened;
  return absl::OkStatus();
}

absl::Status StreamPrinter::Drain() {
  uint8_t scrap[256];
  while (true) {
    const ssize_t got = read(fd_, scrap, sizeof(scrap));
    if (got > 0) continue;
    if (got < 0 && errno == EINTR) continue;
    if (got < 0 && WouldBlock()) return absl::OkStatus();
    return absl::UnavailableError("the printer closed the link");
  }
}

absl::StatusOr<size_t> StreamPrinter::Send(std::span<const uint8_t> bytes, SteadyTime deadline) {
  size_t sent = 0;
  while (sent < bytes.size()) {
    const ssize_t taken = link_->Put(fd_, bytes.subspan(sent));
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

absl::StatusOr<uint8_t> StreamPrinter::ReadByte(SteadyTime deadline) {
  while (true) {
    uint8_t byte = 0;
    const ssize_t got = read(fd_, &byte, 1);
    if (got == 1) return byte;
    if (got < 0 && WouldBlock()) {
      if (!WaitFor(fd_, POLLIN, deadline)) return absl::DeadlineExceededError("the printer does not answer");
    } else if (got == 0 || errno != EINTR) {
      Disconnect();
      return absl::UnavailableError("the printer closed the link");
    }
  }
}

absl::StatusOr<size_t> StreamPrinter::Write(std::span<const uint8_t> bytes, absl::Duration timeout) {
  if (timeout <= absl::ZeroDuration()) return absl::InvalidArgumentError("the timeout must be positive");
  const SteadyTime deadline = DeadlineAfter(timeout);
  if (absl::Status connected = Connect(deadline); !connected.ok()) return connected;
  absl::StatusOr<size_t> sent = Send(bytes, deadline);
  data_out_ = data_out_ || (sent.ok() && *sent > 0);
  return sent;
}

absl::StatusOr<PrinterStatus> StreamPrinter::QueryStatus(absl::Duration timeout) {
  if (timeout <= absl::ZeroDuration()) return absl::InvalidArgumentError("the timeout must be positive");
  const SteadyTime deadline = DeadlineAfter(timeout);
  if (absl::Status connected = Connect(deadline); !connected.ok()) return connected;
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
  data_out_ = false;
  return status;
}

}  // namespace till::hal
