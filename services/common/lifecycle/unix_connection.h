// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_LIFECYCLE_UNIX_CONNECTION_H_
#define TILL_SERVICES_COMMON_LIFECYCLE_UNIX_CONNECTION_H_

#include <string>

#include "absl/status/statusor.h"
#include "services/common/lifecycle/unique_fd.h"

namespace till {

// ConnectToUnixSocket returns a connection to whoever listens at `path`. `type` is SOCK_STREAM or
// SOCK_SEQPACKET, with SOCK_NONBLOCK where that is wanted (a full backlog then is an error, not a wait).
// Unavailable with the path and the system's words when there is none, InvalidArgument for a path that is
// longer than a socket's may be (107 bytes).
absl::StatusOr<UniqueFd> ConnectToUnixSocket(const std::string& path, int type);

}  // namespace till

#endif  // TILL_SERVICES_COMMON_LIFECYCLE_UNIX_CONNECTION_H_
