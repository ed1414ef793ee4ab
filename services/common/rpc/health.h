// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_RPC_HEALTH_H_
#define TILL_SERVICES_COMMON_RPC_HEALTH_H_

#include <memory>

#include <grpcpp/channel.h>

#include "absl/status/status.h"
#include "absl/time/time.h"

namespace till::rpc {

// CheckHealth asks grpc.health.v1 at the other end whether the whole server is SERVING. UNAVAILABLE when it
// says it is not, or does not answer within `patience`.
absl::Status CheckHealth(const std::shared_ptr<grpc::ChannelInterface>& channel, absl::Duration patience);

}  // namespace till::rpc

#endif  // TILL_SERVICES_COMMON_RPC_HEALTH_H_
