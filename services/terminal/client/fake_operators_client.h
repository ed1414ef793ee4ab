// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_CLIENT_FAKE_OPERATORS_CLIENT_H_
#define TILL_SERVICES_TERMINAL_CLIENT_FAKE_OPERATORS_CLIENT_H_

#include <map>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "services/terminal/client/operators_client.h"

namespace till::terminal {

// FakeOperatorsClient has the development presets (00/123456, 01–05/0000, 99/12345678) and sessions
// "session-<id>", which nothing but this fake takes for genuine. Five wrong passwords lock until
// ResetPassword.
class FakeOperatorsClient : public OperatorsClient {
 public:
  FakeOperatorsClient();

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
  struct Known {
    v1::Operator account;
    std::string password;
    int failures = 0;
    bool signed_in = false;
    bool change_required = false;
  };

  absl::StatusOr<Known*> Find(const std::string& session) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  v1::SignInResponse Issue(const Known& known) const;

  absl::Mutex mutex_;
  std::map<std::string, Known> operators_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_CLIENT_FAKE_OPERATORS_CLIENT_H_
