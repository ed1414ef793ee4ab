// SPDX-License-Identifier: Apache-2.0
#include "hal/printer/sim/sim_printer.h"

#include <errno.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"

namespace till::hal {
namespace {

class UnixSocketLink final : public StreamLink {
 public:
  explicit UnixSocketLink(std::string path) : path_(std::move(path)) {}

  absl::StatusOr<int> Open(SteadyTime) override {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path_.size() >= sizeof(address.sun_path)) {
      return absl::UnavailableError(absl::StrCat("the printer's socket path is too long: ", path_));
    }
    std::copy(path_.begin(), path_.end(), address.sun_path);
    const int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0) return absl::UnavailableError(absl::StrCat("no socket: ", strerror(errno)));
    // Unix sockets connect at once or not at all (EAGAIN: the other end's backlog is full).
    if (connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0) {
      const int error = errno;
      close(fd);
      return absl::UnavailableError(absl::StrCat("the printer is not connected: ", strerror(error)));
    }
    return fd;
  }

  ssize_t Put(int fd, std::span<const uint8_t> bytes) override {
    return send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
  }

  void Close(int fd) override { close(fd); }

 private:
  const std::string path_;
};

}  // namespace

SimPrinter::SimPrinter(std::string socket_path)
    : StreamPrinter(std::make_unique<UnixSocketLink>(std::move(socket_path))) {}

}  // namespace till::hal
