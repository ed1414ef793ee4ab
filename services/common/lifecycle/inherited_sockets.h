// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_LIFECYCLE_INHERITED_SOCKETS_H_
#define TILL_SERVICES_COMMON_LIFECYCLE_INHERITED_SOCKETS_H_

#include <map>
#include <string>

#include "absl/status/statusor.h"
#include "services/common/lifecycle/unique_fd.h"

namespace till {

// InheritedSockets returns the sockets that systemd or the launcher opened for this process, by name:
// LISTEN_PID, LISTEN_FDS and LISTEN_FDNAMES as in sd_listen_fds(3). It takes them: the variables are unset
// and every descriptor is close-on-exec after. Fails when a name is missing or comes twice, or when one is
// not a listening socket. No variables at all: an empty map.
absl::StatusOr<std::map<std::string, UniqueFd>> InheritedSockets();

}  // namespace till

#endif  // TILL_SERVICES_COMMON_LIFECYCLE_INHERITED_SOCKETS_H_
