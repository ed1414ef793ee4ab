// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_OPERATORS_SERVICE_H_
#define TILL_SERVICES_TERMINAL_OPERATORS_SERVICE_H_

#include "services/terminal/operator_desk.h"
#include "services/terminal/terminal_store.h"
#include "till/terminal/v1/operators.grpc.pb.h"

namespace till::terminal {

// OperatorsService is the facet till.terminal.v1.Operators before the operator desk.
class OperatorsService final : public v1::Operators::Service {
 public:
  // Desk and store outlive the service.
  OperatorsService(OperatorDesk& desk, TerminalStore& store) : desk_(desk), store_(store) {}

  grpc::Status SignIn(grpc::ServerContext* context, const v1::SignInRequest* request,
                      v1::SignInResponse* response) override;
  grpc::Status RenewSession(grpc::ServerContext* context, const v1::RenewSessionRequest* request,
                            v1::SignInResponse* response) override;
  grpc::Status SignOut(grpc::ServerContext* context, const v1::SignOutRequest* request,
                       v1::SignOutResponse* response) override;
  grpc::Status GetSession(grpc::ServerContext* context, const v1::GetSessionRequest* request,
                          v1::Session* response) override;
  grpc::Status ChangePassword(grpc::ServerContext* context, const v1::ChangePasswordRequest* request,
                              v1::ChangePasswordResponse* response) override;
  grpc::Status ListOperators(grpc::ServerContext* context, const v1::ListOperatorsRequest* request,
                             v1::ListOperatorsResponse* response) override;
  grpc::Status AddOperator(grpc::ServerContext* context, const v1::AddOperatorRequest* request,
                           v1::Operator* response) override;
  grpc::Status ResetPassword(grpc::ServerContext* context, const v1::ResetPasswordRequest* request,
                             v1::ResetPasswordResponse* response) override;
  grpc::Status ListAudit(grpc::ServerContext* context, const v1::ListAuditRequest* request,
                         v1::ListAuditResponse* response) override;
  grpc::Status Approve(grpc::ServerContext* context, const v1::ApproveRequest* request,
                       v1::ApproveResponse* response) override;
  grpc::Status UpdateOperator(grpc::ServerContext* context, const v1::UpdateOperatorRequest* request,
                              v1::Operator* response) override;
  grpc::Status DisableOperator(grpc::ServerContext* context, const v1::DisableOperatorRequest* request,
                               v1::Operator* response) override;
  grpc::Status EnableOperator(grpc::ServerContext* context, const v1::EnableOperatorRequest* request,
                              v1::Operator* response) override;
  grpc::Status UnlockOperator(grpc::ServerContext* context, const v1::UnlockOperatorRequest* request,
                              v1::Operator* response) override;
  grpc::Status VerifyAudit(grpc::ServerContext* context, const v1::VerifyAuditRequest* request,
                           v1::VerifyAuditResponse* response) override;

 private:
  v1::Operator ToProto(const OperatorAccount& account) const;
  grpc::Status Answer(grpc::ServerContext* context, const absl::StatusOr<OperatorAccount>& account,
                      v1::Operator* response) const;
  v1::Session ToProto(const SignedIn& signed_in) const;
  void Fill(const SignedIn& signed_in, v1::SignInResponse* response) const;

  OperatorDesk& desk_;
  TerminalStore& store_;
};

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_OPERATORS_SERVICE_H_
