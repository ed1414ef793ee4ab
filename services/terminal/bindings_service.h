// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_BINDINGS_SERVICE_H_
#define TILL_SERVICES_TERMINAL_BINDINGS_SERVICE_H_

#include "services/terminal/bindings.h"
#include "services/terminal/operator_desk.h"
#include "services/terminal/session_desk.h"
#include "till/terminal/v1/bindings.grpc.pb.h"

namespace till::terminal {

// BindingsService is the facet till.terminal.v1.Bindings.
class BindingsService final : public v1::Bindings::Service {
 public:
  // All outlive the service.
  BindingsService(Bindings& bindings, OperatorDesk& operators, const SessionDesk& sessions)
      : bindings_(bindings), operators_(operators), sessions_(sessions) {}

  grpc::Status GetBinding(grpc::ServerContext* context, const v1::GetBindingRequest* request,
                          v1::Binding* response) override;
  grpc::Status ProposeBinding(grpc::ServerContext* context, const v1::ProposeBindingRequest* request,
                              v1::Binding* response) override;
  grpc::Status ApproveBinding(grpc::ServerContext* context, const v1::ApproveBindingRequest* request,
                              v1::Binding* response) override;
  grpc::Status TestBinding(grpc::ServerContext* context, const v1::TestBindingRequest* request,
                           v1::Binding* response) override;
  grpc::Status WithdrawBinding(grpc::ServerContext* context, const v1::WithdrawBindingRequest* request,
                               v1::Binding* response) override;
  grpc::Status RestoreBinding(grpc::ServerContext* context, const v1::RestoreBindingRequest* request,
                              v1::Binding* response) override;
  grpc::Status ListBindings(grpc::ServerContext* context, const v1::ListBindingsRequest* request,
                            v1::ListBindingsResponse* response) override;

 private:
  Bindings& bindings_;
  OperatorDesk& operators_;
  const SessionDesk& sessions_;
};

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_BINDINGS_SERVICE_H_
