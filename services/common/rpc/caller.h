// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_RPC_CALLER_H_
#define TILL_SERVICES_COMMON_RPC_CALLER_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <grpcpp/server_context.h>

#include "services/common/rpc/peer_credentials.h"

namespace till::rpc {

// Caller is who is at the other end of a connection, attested by the kernel when it was accepted.
//
// On the image a user is one caller ("kiosk"). On a development machine everybody may be the same user, and
// then a connection has all the names that this user has on the facet: the names are rights, not a signature.
struct Caller {
  std::vector<std::string> names;  // as in the access matrix, sorted; never empty
  PeerCredentials credentials;

  bool Is(std::string_view name) const;
  std::string Describe() const;  // "kiosk" or "kiosk|tillctl"
};

// CallerOf returns who makes this RPC, per connection (not just per facet). Nothing for an RPC that did not
// come through an Acceptor, such as one of another transport; treat that as nobody.
//
// How: gRPC calls the peer of a connection that was handed to it "fd:<number>"; the Acceptor writes down whom
// it put at that number, and takes numbers in rotation, so that one is not soon used again (see Acceptor).
std::optional<Caller> CallerOf(const grpc::ServerContextBase* context);

}  // namespace till::rpc

#endif  // TILL_SERVICES_COMMON_RPC_CALLER_H_
