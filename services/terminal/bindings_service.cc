// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/bindings_service.h"

#include <string>
#include <utility>

#include "services/common/rpc/language.h"
#include "services/common/rpc/session_metadata.h"
#include "services/common/status/error_catalogue.h"
#include "services/terminal/answer.h"
#include "services/terminal/second_person.h"

namespace till::terminal {
namespace {

// A binding is kept once, for everybody; the words in it are the caller's.
void SayInLanguageOf(const grpc::ServerContext& context, v1::Binding& binding) {
  if (!binding.has_failure()) return;
  const auto code = static_cast<ErrorCode>(binding.failure().code());
  binding.mutable_failure()->set_message(std::string(MessageOf(code, rpc::LanguageOf(context))));
}

grpc::Status Tell(absl::StatusOr<v1::Binding> binding, grpc::ServerContext* context, v1::Binding* response) {
  if (binding.ok()) SayInLanguageOf(*context, *binding);
  return Answer(std::move(binding), context, response);
}

}  // namespace

grpc::Status BindingsService::GetBinding(grpc::ServerContext* context, const v1::GetBindingRequest* request,
                                         v1::Binding* response) {
  return Tell(bindings_.InForce(), context, response);
}

grpc::Status BindingsService::ProposeBinding(grpc::ServerContext* context,
                                             const v1::ProposeBindingRequest* request,
                                             v1::Binding* response) {
  const absl::StatusOr<SessionToken> session =
      operators_.Confirm(rpc::SessionTokenOf(*context), request->password(), "propose-binding");
  if (!session.ok()) return rpc::ToGrpc(session.status(), context);
  return Tell(bindings_.Propose(session->operator_id, *request), context, response);
}

grpc::Status BindingsService::ApproveBinding(grpc::ServerContext* context,
                                             const v1::ApproveBindingRequest* request,
                                             v1::Binding* response) {
  const absl::StatusOr<std::string> person = SecondPerson(sessions_, *context, request->binding());
  if (!person.ok()) return rpc::ToGrpc(person.status(), context);
  return Tell(bindings_.Approve(*person, request->binding()), context, response);
}

grpc::Status BindingsService::TestBinding(grpc::ServerContext* context, const v1::TestBindingRequest* request,
                                          v1::Binding* response) {
  const absl::StatusOr<SessionToken> session = sessions_.Read(rpc::SessionTokenOf(*context));
  if (!session.ok()) return rpc::ToGrpc(session.status(), context);
  return Tell(bindings_.Test(session->operator_id, *request), context, response);
}

grpc::Status BindingsService::WithdrawBinding(grpc::ServerContext* context,
                                              const v1::WithdrawBindingRequest* request,
                                              v1::Binding* response) {
  const absl::StatusOr<SessionToken> session = sessions_.Read(rpc::SessionTokenOf(*context));
  if (!session.ok()) return rpc::ToGrpc(session.status(), context);
  return Tell(bindings_.Withdraw(session->operator_id, request->binding()), context, response);
}

grpc::Status BindingsService::RestoreBinding(grpc::ServerContext* context,
                                             const v1::RestoreBindingRequest* request,
                                             v1::Binding* response) {
  const absl::StatusOr<SessionToken> session =
      operators_.Confirm(rpc::SessionTokenOf(*context), request->password(), "restore-binding");
  if (!session.ok()) return rpc::ToGrpc(session.status(), context);
  return Tell(bindings_.Restore(session->operator_id, request->binding()), context, response);
}

grpc::Status BindingsService::ListBindings(grpc::ServerContext* context,
                                           const v1::ListBindingsRequest* request,
                                           v1::ListBindingsResponse* response) {
  absl::StatusOr<std::vector<v1::Binding>> bindings = bindings_.List();
  if (!bindings.ok()) return rpc::ToGrpc(bindings.status(), context);
  for (v1::Binding& binding : *bindings) {
    SayInLanguageOf(*context, binding);
    *response->add_bindings() = std::move(binding);
  }
  return grpc::Status::OK;
}

}  // namespace till::terminal
