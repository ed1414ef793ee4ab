// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_RPC_CONNECTION_REGISTRY_H_
#define TILL_SERVICES_COMMON_RPC_CONNECTION_REGISTRY_H_

#include <map>
#include <mutex>
#include <optional>
#include <string_view>

#include "services/common/lifecycle/unique_fd.h"
#include "services/common/rpc/caller.h"

namespace till::rpc {

// ConnectionRegistry remembers who is at the other end of each connection that was handed to gRPC, by the
// number of its file descriptor, which is all that gRPC tells of it ("fd:17"). One per process; thread-safe.
//
// gRPC closes a descriptor without a word, and the kernel gives out the lowest free number: the next caller
// could get the number, and so the name, of one whose last call still runs. So connections are moved to
// numbers taken in rotation over the whole range that the process may have, and a number comes back only
// after all others were used.
class ConnectionRegistry {
 public:
  static ConnectionRegistry& ForProcess();

  // Adopt moves `connection` to its number and remembers `caller` for it; an invalid one when there is no
  // number left.
  UniqueFd Adopt(UniqueFd connection, const Caller& caller);

  // Find returns who is at "fd:<number>"; nothing for any other peer.
  std::optional<Caller> Find(std::string_view peer) const;

 private:
  mutable std::mutex mutex_;
  std::map<int, Caller> callers_;
  int next_ = 0;
};

}  // namespace till::rpc

#endif  // TILL_SERVICES_COMMON_RPC_CONNECTION_REGISTRY_H_
