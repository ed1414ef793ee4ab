// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_RPC_PEER_CREDENTIALS_H_
#define TILL_SERVICES_COMMON_RPC_PEER_CREDENTIALS_H_

#include <sys/types.h>

#include "absl/status/statusor.h"

namespace till::rpc {

// PeerCredentials is what the kernel says of a Unix socket's peer, as of its connect(2): see unix(7),
// SO_PEERCRED.
struct PeerCredentials {
  pid_t pid = 0;
  uid_t uid = static_cast<uid_t>(-1);
  gid_t gid = static_cast<gid_t>(-1);
};

// ReadPeerCredentials asks the kernel who connected to `fd`; fails for anything but a connected Unix socket.
absl::StatusOr<PeerCredentials> ReadPeerCredentials(int fd);

}  // namespace till::rpc

#endif  // TILL_SERVICES_COMMON_RPC_PEER_CREDENTIALS_H_
