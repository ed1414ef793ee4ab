// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_BINDINGS_SERVICE_H_
#define TILL_SERVICES_TERMINAL_BINDINGS_SERVICE_H_

#include "till/terminal/v1/bindings.grpc.pb.h"

namespace till::terminal {

// BindingsService is the facet till.terminal.v1.Bindings. There is no binding in this version, and no way to
// propose one: it says so.
class BindingsService final : public v1::Bindings::Service {
 public:
  grpc::Status GetBinding(grpc::ServerContext* context, const v1::GetBindingRequest* request,
                          v1::Binding* response) override;
  grpc::Status ProposeBinding(grpc::ServerContext* context, const v1::ProposeBindingRequest* request,
                              v1::Binding* response) override;
};

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_BINDINGS_SERVICE_H_
