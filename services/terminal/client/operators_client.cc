// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/client/operators_client.h"

#include <utility>

#include "services/common/rpc/channel.h"
#include "services/terminal/client/grpc_operators_client.h"

namespace till::terminal {
namespace {

// A password's hash takes tens of milliseconds; several sign-ins wait for each other.
constexpr absl::Duration kDeadline = absl::Seconds(10);

}  // namespace

GrpcOperatorsClient::GrpcOperatorsClient(const std::shared_ptr<grpc::ChannelInterface>& channel,
                                         std::string language)
    : stub_(v1::Operators::NewStub(channel)), language_(std::move(language)) {}

rpc::CallOptions GrpcOperatorsClient::Options(const std::string& session) const {
  return {.deadline = kDeadline, .language = language_, .session = session};
}

absl::StatusOr<v1::SignInResponse> GrpcOperatorsClient::SignIn(const std::string& operator_id,
                                                               const std::string& password) {
  v1::SignInRequest request;
  request.set_operator_id(operator_id);
  request.set_password(password);
  return rpc::UnaryCall(*stub_, &v1::Operators::Stub::SignIn, request, Options(""));
}

absl::StatusOr<v1::SignInResponse> GrpcOperatorsClient::RenewSession(const std::string& session) {
  return rpc::UnaryCall(*stub_, &v1::Operators::Stub::RenewSession, v1::RenewSessionRequest(),
                        Options(session));
}

absl::Status GrpcOperatorsClient::SignOut(const std::string& session) {
  return rpc::UnaryCall(*stub_, &v1::Operators::Stub::SignOut, v1::SignOutRequest(), Options(session))
      .status();
}

absl::StatusOr<v1::Session> GrpcOperatorsClient::GetSession(const std::string& session) {
  return rpc::UnaryCall(*stub_, &v1::Operators::Stub::GetSession, v1::GetSessionRequest(), Options(session));
}

absl::Status GrpcOperatorsClient::ChangePassword(const std::string& session, const std::string& old_password,
                                                 const std::string& new_password) {
  v1::ChangePasswordRequest request;
  request.set_old_password(old_password);
  request.set_new_password(new_password);
  return rpc::UnaryCall(*stub_, &v1::Operators::Stub::ChangePassword, request, Options(session)).status();
}

absl::StatusOr<v1::ListOperatorsResponse> GrpcOperatorsClient::ListOperators(const std::string& session) {
  return rpc::UnaryCall(*stub_, &v1::Operators::Stub::ListOperators, v1::ListOperatorsRequest(),
                        Options(session));
}

absl::StatusOr<v1::Operator> GrpcOperatorsClient::AddOperator(const std::string& session,
                                                              const v1::AddOperatorRequest& request) {
  return rpc::UnaryCall(*stub_, &v1::Operators::Stub::AddOperator, request, Options(session));
}

absl::Status GrpcOperatorsClient::ResetPassword(const std::string& session, const std::string& operator_id,
                                                const std::string& first_password) {
  v1::ResetPasswordRequest request;
  request.set_operator_id(operator_id);
  request.set_first_password(first_password);
  return rpc::UnaryCall(*stub_, &v1::Operators::Stub::ResetPassword, request, Options(session)).status();
}

absl::StatusOr<v1::ListAuditResponse> GrpcOperatorsClient::ListAudit(const std::string& session,
                                                                     int page_size) {
  v1::ListAuditRequest request;
  request.set_page_size(page_size);
  return rpc::UnaryCall(*stub_, &v1::Operators::Stub::ListAudit, request, Options(session));
}

std::unique_ptr<OperatorsClient> DialOperators(const std::string& run_directory,
                                               const std::string& language) {
  return std::make_unique<GrpcOperatorsClient>(rpc::DialFacet(run_directory, "terminal", "operators"),
                                               language);
}

}  // namespace till::terminal
