// SPDX-License-Identifier: Apache-2.0
#include "services/common/lifecycle/unix_connection.h"

#include <sys/socket.h>
#include <sys/un.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "absl/strings/str_cat.h"

namespace till {

absl::StatusOr<UniqueFd> ConnectToUnixSocket(const std::string& path, int type) {
  sockaddr_un address = {};
  address.sun_family = AF_UNIX;
  if (path.size() >= sizeof(address.sun_path)) {
    return absl::InvalidArgumentError(absl::StrCat(path, ": too long for a socket"));
  }
  std::copy(path.begin(), path.end(), address.sun_path);
  UniqueFd connection(::socket(AF_UNIX, type | SOCK_CLOEXEC, 0));
  const bool connected =
      connection.valid() &&
      ::connect(connection.get(), reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0;
  if (!connected) return absl::UnavailableError(absl::StrCat(path, ": ", std::strerror(errno)));
  return connection;
}

}  // namespace till
