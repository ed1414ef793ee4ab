// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_RPC_CALL_OBSERVER_H_
#define TILL_SERVICES_COMMON_RPC_CALL_OBSERVER_H_

#include <memory>
#include <vector>

#include <google/protobuf/descriptor.h>
#include <grpcpp/support/server_interceptor.h>

#include "services/common/metrics/rpc_metrics.h"

namespace till::rpc {

// MakeCallObserver returns the interceptor that counts and times every call of a facet ("till." services;
// health and reflection are nobody's business) and logs one line for each that ended in an error. `metrics`
// may be null.
std::unique_ptr<grpc::experimental::ServerInterceptorFactoryInterface> MakeCallObserver(
    const google::protobuf::ServiceDescriptor& facet, metrics::RpcMetrics* metrics);

}  // namespace till::rpc

#endif  // TILL_SERVICES_COMMON_RPC_CALL_OBSERVER_H_
