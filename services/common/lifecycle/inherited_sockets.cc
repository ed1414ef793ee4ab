// SPDX-License-Identifier: Apache-2.0
#include "services/common/lifecycle/inherited_sockets.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <systemd/sd-daemon.h>

#include <cstdlib>

#include "absl/strings/str_cat.h"
#include "services/common/status/error.h"

namespace till {
namespace {

bool Listens(int fd) {
  int accepts = 0;
  socklen_t size = sizeof(accepts);
  return getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, &accepts, &size) == 0 && accepts != 0;
}

absl::Status Refuse(std::string_view message) {
  return MakeError(ErrorCode::kConfigInvalid, message);
}

}  // namespace

absl::StatusOr<std::map<std::string, UniqueFd>> InheritedSockets() {
  char** names = nullptr;
  const int count = sd_listen_fds_with_names(1, &names);
  if (count < 0) return Refuse("LISTEN_FDS, LISTEN_PID or LISTEN_FDNAMES is malformed");
  std::map<std::string, UniqueFd> sockets;
  absl::Status status;
  for (int i = 0; i < count; ++i) {
    UniqueFd fd(SD_LISTEN_FDS_START + i);
    const std::string name = names[i];
    std::free(names[i]);
    if (!status.ok()) continue;  // go on to free and close the rest
    if (name.empty() || name == "unknown") {
      status = Refuse(absl::StrCat("socket ", i, " of LISTEN_FDS has no name in LISTEN_FDNAMES"));
    } else if (!Listens(fd.get())) {
      status = Refuse(absl::StrCat("'", name, "' of LISTEN_FDNAMES is not a listening socket"));
    } else if (!sockets.emplace(name, std::move(fd)).second) {
      status = Refuse(absl::StrCat("'", name, "' comes twice in LISTEN_FDNAMES"));
    }
  }
  std::free(names);
  if (!status.ok()) return status;
  return sockets;
}

}  // namespace till
