// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_RPC_SESSION_METADATA_H_
#define TILL_SERVICES_COMMON_RPC_SESSION_METADATA_H_

#include <string>

#include <grpcpp/server_context.h>

namespace till::rpc {

// SessionTokenOf returns the operator's session token that came with the RPC (metadata "till-session"),
// unverified;
// "" when none came. Verify it with a SessionVerifier (services/common/session).
std::string SessionTokenOf(const grpc::ServerContextBase& context);

// ApprovalTokenOf returns the approval on the spot that came with the RPC (metadata "till-approval"),
// unverified; "" when none came.
std::string ApprovalTokenOf(const grpc::ServerContextBase& context);

}  // namespace till::rpc

#endif  // TILL_SERVICES_COMMON_RPC_SESSION_METADATA_H_
