// SPDX-License-Identifier: Apache-2.0
#include "services/common/rpc/peer_credentials.h"

#include <sys/socket.h>

#include <cerrno>

#include "absl/status/status.h"

namespace till::rpc {

absl::StatusOr<PeerCredentials> ReadPeerCredentials(int fd) {
  ucred credentials{};
  socklen_t size = sizeof(credentials);
  if (getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &credentials, &size) != 0) {
    return absl::ErrnoToStatus(errno, "SO_PEERCRED");
  }
  // A socket that is not a connected Unix one has no peer: pid 0 and ids of -1.
  if (size != sizeof(credentials) || credentials.pid <= 0 || credentials.uid == static_cast<uid_t>(-1)) {
    return absl::FailedPreconditionError("the socket has no peer with credentials");
  }
  return PeerCredentials{.pid = credentials.pid, .uid = credentials.uid, .gid = credentials.gid};
}

}  // namespace till::rpc
