// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_RPC_CALL_H_
#define TILL_SERVICES_COMMON_RPC_CALL_H_

#include <string>

#include <grpcpp/client_context.h>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/common/rpc/status_mapping.h"

namespace till::rpc {

// CallOptions is what a call carries besides its request.
struct CallOptions {
  absl::Duration deadline;  // from now; required, at most the server's limit (an hour)
  std::string language;     // metadata "accept-language"; empty: none
  std::string traceparent;  // W3C trace context; empty: a new trace is begun (see trace_context.h)
  std::string session;      // metadata "till-session", an operator's signed token; empty: none
  std::string approval;     // metadata "till-approval", another operator's approval of this call; empty: none
  bool wait_for_ready =
      false;  // wait for a server that is starting, within the deadline, instead of UNAVAILABLE
};

// SetDeadline makes the call end `deadline` from now.
void SetDeadline(grpc::ClientContext& context, absl::Duration deadline);

// Prepare sets everything in `options`; for streams, whose stub call the caller makes itself.
void Prepare(grpc::ClientContext& context, const CallOptions& options);

// UnaryCall makes a unary call: `UnaryCall(*stub, &v1::Mac::Stub::Generate, request, {.deadline =
// absl::Seconds(2)})`. Errors are FromGrpc's.
template <typename Stub, typename Request, typename Reply>
absl::StatusOr<Reply> UnaryCall(Stub& stub,
                                grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Reply*),
                                const Request& request, const CallOptions& options) {
  grpc::ClientContext context;
  Prepare(context, options);
  Reply reply;
  if (grpc::Status status = (stub.*method)(&context, request, &reply); !status.ok()) return FromGrpc(status);
  return reply;
}

// UnaryCall with nothing but a deadline.
template <typename Stub, typename Request, typename Reply>
absl::StatusOr<Reply> UnaryCall(Stub& stub,
                                grpc::Status (Stub::*method)(grpc::ClientContext*, const Request&, Reply*),
                                const Request& request, absl::Duration deadline) {
  return UnaryCall(stub, method, request, CallOptions{.deadline = deadline});
}

}  // namespace till::rpc

#endif  // TILL_SERVICES_COMMON_RPC_CALL_H_
