// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_RPC_CALL_GUARD_H_
#define TILL_SERVICES_COMMON_RPC_CALL_GUARD_H_

#include <map>
#include <set>
#include <string>
#include <vector>

#include <google/protobuf/descriptor.h>
#include <google/protobuf/message.h>
#include <grpcpp/server_context.h>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "services/common/session/permission_checker.h"

namespace till::rpc {

// CallGuard decides, before a handler runs, whether a call may be made: its deadline, its caller's rights on
// the facet, and the operator's permission that the .proto asks for (till.common.v1.required_permission).
class CallGuard {
 public:
  struct Rules {
    // Callers that may use some methods only ({"terminal", {"SelfTest"}}; an empty set: health only). A
    // caller that is not in the map may use all. A caller of several names may do what one of them may.
    std::map<std::string, std::set<std::string>> limited_callers;
    // The longest deadline a call may carry; a call without one is refused (DEADLINE_REQUIRED), because gRPC
    // has no default (grpc.github.io#621) and a call that cannot end holds a thread for ever.
    absl::Duration max_deadline = absl::Hours(1);
    // Who checks sessions. Null: a method that wants a permission is refused, never let through.
    const PermissionChecker* permissions = nullptr;
    // False for a test that does not care about deadlines.
    bool deadline_required = true;
  };

  explicit CallGuard(Rules rules) : rules_(std::move(rules)) {}

  // Check returns OK, or why the call is refused: DEADLINE_REQUIRED, INVALID_REQUEST (a deadline too far
  // away), CALLER_REFUSED, NOT_SIGNED_IN, PERMISSION_MISSING, APPROVAL_INVALID. `request` is null for a
  // stream of requests.
  absl::Status Check(const google::protobuf::MethodDescriptor& method, const grpc::ServerContextBase& context,
                     const google::protobuf::Message* request = nullptr) const;

 private:
  absl::Status CheckDeadline(const grpc::ServerContextBase& context) const;
  absl::Status CheckCaller(const google::protobuf::MethodDescriptor& method,
                           const grpc::ServerContextBase& context) const;
  absl::Status CheckPermission(const google::protobuf::MethodDescriptor& method,
                               const grpc::ServerContextBase& context,
                               const google::protobuf::Message* request) const;

  const Rules rules_;
};

}  // namespace till::rpc

#endif  // TILL_SERVICES_COMMON_RPC_CALL_GUARD_H_
