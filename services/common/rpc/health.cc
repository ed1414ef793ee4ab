// SPDX-License-Identifier: Apache-2.0
#include "services/common/rpc/health.h"

#include <grpcpp/client_context.h>
#include <grpcpp/impl/client_unary_call.h>
#include <grpcpp/impl/codegen/proto_utils.h>
#include <grpcpp/impl/rpc_method.h>

#include "services/common/rpc/call.h"
#include "services/common/rpc/wire.pb.h"
#include "services/common/status/error.h"

namespace till::rpc {

absl::Status CheckHealth(const std::shared_ptr<grpc::ChannelInterface>& channel, absl::Duration patience) {
  const grpc::internal::RpcMethod method("/grpc.health.v1.Health/Check",
                                         grpc::internal::RpcMethod::NORMAL_RPC, channel);
  grpc::ClientContext context;
  Prepare(context, {.deadline = patience});
  wire::HealthCheckResponse reply;
  const grpc::Status status =
      grpc::internal::BlockingUnaryCall<wire::HealthCheckRequest, wire::HealthCheckResponse,
                                        google::protobuf::MessageLite, google::protobuf::MessageLite>(
          channel.get(), method, &context, wire::HealthCheckRequest(), &reply);
  if (!status.ok()) {
    return MakeError(absl::StatusCode::kUnavailable, ErrorCode::kServiceUnavailable,
                     "no answer to a health check: " + status.error_message());
  }
  if (reply.status() != wire::HealthCheckResponse::SERVING) {
    return MakeError(absl::StatusCode::kUnavailable, ErrorCode::kServiceUnavailable,
                     "says it is not serving");
  }
  return absl::OkStatus();
}

}  // namespace till::rpc
