// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_CLIENT_OPERATORS_CLIENT_H_
#define TILL_SERVICES_TERMINAL_CLIENT_OPERATORS_CLIENT_H_

#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "till/terminal/v1/operators.pb.h"

namespace till::terminal {

// OperatorsClient signs people in and out (facet Operators). `session` is SignInResponse.session_token.
// Errors carry words in the client's language (rpc::LocalizedMessageOf). Each call ends within ten seconds.
// Thread-safe.
class OperatorsClient {
 public:
  virtual ~OperatorsClient() = default;

  // SignIn: WRONG_PASSWORD, OPERATOR_LOCKED (with retry_after).
  virtual absl::StatusOr<v1::SignInResponse> SignIn(const std::string& operator_id,
                                                    const std::string& password) = 0;
  virtual absl::StatusOr<v1::SignInResponse> RenewSession(const std::string& session) = 0;
  virtual absl::Status SignOut(const std::string& session) = 0;
  virtual absl::StatusOr<v1::Session> GetSession(const std::string& session) = 0;
  virtual absl::Status ChangePassword(const std::string& session, const std::string& old_password,
                                      const std::string& new_password) = 0;
  virtual absl::StatusOr<v1::ListOperatorsResponse> ListOperators(const std::string& session) = 0;
  virtual absl::StatusOr<v1::Operator> AddOperator(const std::string& session,
                                                   const v1::AddOperatorRequest& request) = 0;
  virtual absl::Status ResetPassword(const std::string& session, const std::string& operator_id,
                                     const std::string& first_password) = 0;
  virtual absl::StatusOr<v1::ListAuditResponse> ListAudit(const std::string& session, int page_size) = 0;
};

// DialOperators returns a client of R/terminal/operators.sock that speaks `language` ("zh" or "en"). It
// connects at the first call.
std::unique_ptr<OperatorsClient> DialOperators(const std::string& run_directory, const std::string& language);

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_CLIENT_OPERATORS_CLIENT_H_
