// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_CLIENT_GRPC_OPERATORS_CLIENT_H_
#define TILL_SERVICES_TERMINAL_CLIENT_GRPC_OPERATORS_CLIENT_H_

#include <grpcpp/channel.h>

#include <memory>
#include <string>

#include "services/common/rpc/call.h"
#include "services/terminal/client/operators_client.h"
#include "till/terminal/v1/operators.grpc.pb.h"

namespace till::terminal {

// GrpcOperatorsClient is OperatorsClient over a channel to the facet.
class GrpcOperatorsClient final : public OperatorsClient {
 public:
  GrpcOperatorsClient(const std::shared_ptr<grpc::ChannelInterface>& channel, std::string language);

  absl::StatusOr<v1::SignInResponse> SignIn(const std::string& operator_id,
                                            const std::string& password) override;
  absl::StatusOr<v1::SignInResponse> RenewSession(const std::string& session) override;
  absl::Status SignOut(const std::string& session) override;
  absl::StatusOr<v1::Session> GetSession(const std::string& session) override;
  absl::Status ChangePassword(const std::string& session, const std::string& old_password,
                              const std::string& new_password) override;
  absl::StatusOr<v1::ListOperatorsResponse> ListOperators(const std::string& session) override;
  absl::StatusOr<v1::Operator> AddOperator(const std::string& session,
                                           const v1::AddOperatorRequest& request) override;
  absl::Status ResetPassword(const std::string& session, const std::string& operator_id,
                             const std::string& first_password) override;
  absl::StatusOr<v1::ListAuditResponse> ListAudit(const std::string& session, int page_size) override;

 private:
  rpc::CallOptions Options(const std::string& session) const;

  const std::unique_ptr<v1::Operators::Stub> stub_;
  const std::string language_;
};

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_CLIENT_GRPC_OPERATORS_CLIENT_H_
