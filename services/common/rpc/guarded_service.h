// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_RPC_GUARDED_SERVICE_H_
#define TILL_SERVICES_COMMON_RPC_GUARDED_SERVICE_H_

#include <atomic>
#include <list>
#include <string>

#include <google/protobuf/descriptor.h>
#include <grpcpp/impl/service_type.h>

#include "absl/status/status.h"
#include "services/common/rpc/call_guard.h"

namespace till::rpc {

// GuardedService stands before a synchronous service and runs each method only when a CallGuard lets it.
//
// A server interceptor cannot refuse a call before its handler has run; a method handler can. So this is a
// service with the same methods whose handlers ask the guard, then hand on to the handlers of the service
// behind.
class GuardedService : public grpc::Service {
 public:
  // `descriptor` is that of the generated service which `behind` derives from; `behind` and `guard` outlive
  // this.
  GuardedService(const google::protobuf::ServiceDescriptor& descriptor, grpc::Service* behind,
                 const CallGuard* guard);

  // CallsInProgress counts the calls that are in a handler now; a stop waits for them, and not for idle
  // connections.
  int CallsInProgress() const { return calls_in_progress_; }

 private:
  std::atomic<int> calls_in_progress_{0};
  std::list<std::string> names_;  // gRPC keeps the pointers
};

// FindService returns the descriptor of a generated service by its full name; null when it is not linked in.
const google::protobuf::ServiceDescriptor* FindService(const std::string& full_name);

}  // namespace till::rpc

#endif  // TILL_SERVICES_COMMON_RPC_GUARDED_SERVICE_H_
