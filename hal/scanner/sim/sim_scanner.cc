// SPDX-License-Identifier: Apache-2.0
#include "hal/scanner/sim/sim_scanner.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>

#include "absl/strings/str_cat.h"

namespace till::hal {

absl::StatusOr<int> SimScanner::Open() {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  if (path_.size() >= sizeof(address.sun_path)) {
    return absl::UnavailableError(absl::StrCat("the scanner's socket path is too long: ", path_));
  }
  std::copy(path_.begin(), path_.end(), address.sun_path);
  const int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  if (fd < 0) return absl::UnavailableError(absl::StrCat("no socket: ", strerror(errno)));
  // Unix sockets connect at once or not at all.
  if (connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0) {
    const int error = errno;
    close(fd);
    return absl::UnavailableError(absl::StrCat("the scanner is not connected: ", strerror(error)));
  }
  return fd;
}

}  // namespace till::hal
