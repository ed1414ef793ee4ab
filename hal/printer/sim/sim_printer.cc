// SPDX-License-Identifier: Apache-2.0
#include "hal/printer/sim/sim_printer.h"

#include <sys/socket.h>
#include <unistd.h>

#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/lifecycle/unix_connection.h"

namespace till::hal {
namespace {

class UnixSocketLink final : public StreamLink {
 public:
  explicit UnixSocketLink(std::string path) : path_(std::move(path)) {}

  absl::StatusOr<int> Open(SteadyTime) override {
    absl::StatusOr<UniqueFd> connection = ConnectToUnixSocket(path_, SOCK_STREAM | SOCK_NONBLOCK);
    if (connection.ok()) return connection->Release();
    return absl::UnavailableError(
        absl::StrCat("the printer is not connected: ", connection.status().message()));
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
