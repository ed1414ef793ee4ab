// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/bindings_service.h"

#include "services/common/rpc/status_mapping.h"
#include "services/common/status/error.h"

namespace till::terminal {

grpc::Status BindingsService::GetBinding(grpc::ServerContext* context, const v1::GetBindingRequest* request,
                                         v1::Binding* response) {
  return rpc::ToGrpc(MakeError(ErrorCode::kNotFound, "no settlement card is bound"), context);
}

grpc::Status BindingsService::ProposeBinding(grpc::ServerContext* context,
                                             const v1::ProposeBindingRequest* request,
                                             v1::Binding* response) {
  return rpc::ToGrpc(MakeError(ErrorCode::kNotSupported, "rebinding is not supported"), context);
}

}  // namespace till::terminal
