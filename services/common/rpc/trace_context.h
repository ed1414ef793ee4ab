// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_RPC_TRACE_CONTEXT_H_
#define TILL_SERVICES_COMMON_RPC_TRACE_CONTEXT_H_

#include <optional>
#include <string>
#include <string_view>

#include <grpcpp/server_context.h>

namespace till::rpc {

// TraceContext is the W3C trace context (https://www.w3.org/TR/trace-context/, version 00): it says which
// calls of different processes belong to one action of a person. It is random and says nothing about anybody.
struct TraceContext {
  std::string trace_id;   // 32 lower-case hex digits, not all zero
  std::string parent_id;  // 16, not all zero
  bool sampled = true;

  // Begin starts a new trace.
  static TraceContext Begin();

  // Parse reads a "traceparent" value; nothing when it is not a well-formed version 00.
  static std::optional<TraceContext> Parse(std::string_view traceparent);

  // Child returns the same trace with a parent id of its own, for an outgoing call.
  TraceContext Child() const;

  // ToString returns the "traceparent" value.
  std::string ToString() const;
};

// TraceOf returns the trace that the RPC belongs to; a new one when its caller sent none or a malformed one.
TraceContext TraceOf(const grpc::ServerContextBase& context);

}  // namespace till::rpc

#endif  // TILL_SERVICES_COMMON_RPC_TRACE_CONTEXT_H_
