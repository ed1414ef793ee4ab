// SPDX-License-Identifier: Apache-2.0
#include "hal/scanner/stream_scanner.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>

#include "absl/strings/str_cat.h"

namespace till::hal {
namespace {

using SteadyClock = std::chrono::steady_clock;

absl::Duration Now() {
  return absl::FromChrono(SteadyClock::now().time_since_epoch());
}

}  // namespace

absl::StatusOr<std::string> StreamScanner::Next(absl::Duration timeout) {
  if (timeout <= absl::ZeroDuration())
    return absl::InvalidArgumentError("a scanner is waited for for some time");
  const absl::Duration deadline = Now() + timeout;
  while (true) {
    if (auto code = assembler_.Take()) return *std::move(code);
    if (fd_ < 0) {
      const absl::StatusOr<int> opened = Open();
      if (!opened.ok()) return opened.status();
      fd_ = *opened;
      assembler_.Forget();
    }
    const absl::Duration left = deadline - Now();
    if (left <= absl::ZeroDuration()) return absl::DeadlineExceededError("nothing was scanned");
    pollfd waiting{.fd = fd_, .events = POLLIN, .revents = 0};
    const int ready =
        poll(&waiting, 1, static_cast<int>(std::min<int64_t>(absl::ToInt64Milliseconds(left) + 1, 60'000)));
    if (ready < 0 && errno != EINTR) return absl::UnavailableError(absl::StrCat("poll: ", strerror(errno)));
    if (ready <= 0) continue;
    if (absl::Status read = Read(); !read.ok()) return read;
  }
}

absl::Status StreamScanner::Read() {
  uint8_t bytes[1024];
  const ssize_t size = read(fd_, bytes, sizeof(bytes));
  if (size > 0) {
    const std::string text = Decode({bytes, static_cast<size_t>(size)});
    assembler_.Feed({reinterpret_cast<const uint8_t*>(text.data()), text.size()}, Now());
    return absl::OkStatus();
  }
  if (size < 0 && (errno == EAGAIN || errno == EINTR)) return absl::OkStatus();
  const int error = size < 0 ? errno : 0;
  Disconnect();
  return absl::UnavailableError(
      absl::StrCat("the scanner is gone: ", error == 0 ? "it hung up" : strerror(error)));
}

void StreamScanner::Disconnect() {
  if (fd_ >= 0) close(fd_);
  fd_ = -1;
}

}  // namespace till::hal
