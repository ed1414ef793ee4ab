// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/client/fake_operators_client.h"

#include "services/common/status/error.h"

namespace till::terminal {
namespace {

constexpr char kPrefix[] = "session-";

}  // namespace

FakeOperatorsClient::FakeOperatorsClient() {
  const auto add = [this](const std::string& id, v1::Role role, const std::string& password)
                       ABSL_NO_THREAD_SAFETY_ANALYSIS {
                         Known& known = operators_[id];
                         known.account.set_operator_id(id);
                         known.account.set_role(role);
                         known.password = password;
                       };
  add("00", v1::SUPERVISOR, "123456");
  for (const char* cashier : {"01", "02", "03", "04", "05"}) add(cashier, v1::CASHIER, "0000");
  add("99", v1::ADMINISTRATOR, "12345678");
}

absl::StatusOr<FakeOperatorsClient::Known*> FakeOperatorsClient::Find(const std::string& session) {
  if (session.rfind(kPrefix, 0) == 0) {
    const auto found = operators_.find(session.substr(sizeof(kPrefix) - 1));
    if (found != operators_.end() && found->second.signed_in) return &found->second;
  }
  return MakeError(ErrorCode::kNotSignedIn, "no such session");
}

v1::SignInResponse FakeOperatorsClient::Issue(const Known& known) const {
  v1::SignInResponse response;
  response.set_session_token(kPrefix + known.account.operator_id());
  response.mutable_lifetime()->set_seconds(14'400);
  v1::Session& session = *response.mutable_session();
  *session.mutable_operator_() = known.account;
  session.set_password_change_required(known.change_required);
  session.add_permissions(common::v1::SIGNED_IN);
  if (known.change_required) return response;
  if (known.account.role() == v1::ADMINISTRATOR) {
    for (const auto permission :
         {common::v1::CONFIGURE, common::v1::MANAGE_OPERATORS, common::v1::LOAD_KEYS, common::v1::UPDATE}) {
      session.add_permissions(permission);
    }
    return response;
  }
  session.add_permissions(common::v1::TAKE_PAYMENTS);
  if (known.account.role() == v1::SUPERVISOR) {
    session.add_permissions(common::v1::UNDO_PAYMENTS);
    session.add_permissions(common::v1::SETTLE);
  }
  return response;
}

absl::StatusOr<v1::SignInResponse> FakeOperatorsClient::SignIn(const std::string& operator_id,
                                                               const std::string& password) {
  absl::MutexLock lock(&mutex_);
  const auto found = operators_.find(operator_id);
  if (found == operators_.end()) return MakeError(ErrorCode::kWrongPassword, "wrong");
  Known& known = found->second;
  if (known.failures >= 5) {
    return WithRetryAfter(MakeError(ErrorCode::kOperatorLocked, "locked"), absl::Minutes(1));
  }
  if (known.password != password) {
    ++known.failures;
    return MakeError(ErrorCode::kWrongPassword, "wrong");
  }
  known.failures = 0;
  known.signed_in = true;
  return Issue(known);
}

absl::StatusOr<v1::SignInResponse> FakeOperatorsClient::RenewSession(const std::string& session) {
  absl::MutexLock lock(&mutex_);
  const absl::StatusOr<Known*> known = Find(session);
  if (!known.ok()) return known.status();
  return Issue(**known);
}

absl::Status FakeOperatorsClient::SignOut(const std::string& session) {
  absl::MutexLock lock(&mutex_);
  const absl::StatusOr<Known*> known = Find(session);
  if (!known.ok()) return known.status();
  (*known)->signed_in = false;
  return absl::OkStatus();
}

absl::StatusOr<v1::Session> FakeOperatorsClient::GetSession(const std::string& session) {
  absl::MutexLock lock(&mutex_);
  const absl::StatusOr<Known*> known = Find(session);
  if (!known.ok()) return known.status();
  return Issue(**known).session();
}

absl::Status FakeOperatorsClient::ChangePassword(const std::string& session, const std::string& old_password,
                                                 const std::string& new_password) {
  absl::MutexLock lock(&mutex_);
  const absl::StatusOr<Known*> known = Find(session);
  if (!known.ok()) return known.status();
  if ((*known)->password != old_password) return MakeError(ErrorCode::kWrongPassword, "wrong");
  (*known)->password = new_password;
  (*known)->change_required = false;
  return absl::OkStatus();
}

absl::StatusOr<v1::ListOperatorsResponse> FakeOperatorsClient::ListOperators(const std::string& session) {
  absl::MutexLock lock(&mutex_);
  const absl::StatusOr<Known*> known = Find(session);
  if (!known.ok()) return known.status();
  v1::ListOperatorsResponse response;
  for (const auto& [id, each] : operators_) *response.add_operators() = each.account;
  return response;
}

absl::StatusOr<v1::Operator> FakeOperatorsClient::AddOperator(const std::string& session,
                                                              const v1::AddOperatorRequest& request) {
  absl::MutexLock lock(&mutex_);
  const absl::StatusOr<Known*> known = Find(session);
  if (!known.ok()) return known.status();
  if (operators_.contains(request.operator_().operator_id())) {
    return MakeError(ErrorCode::kInvalidRequest, "operator_id: is taken");
  }
  Known& added = operators_[request.operator_().operator_id()];
  added.account = request.operator_();
  added.password = request.first_password();
  added.change_required = true;
  return added.account;
}

absl::Status FakeOperatorsClient::ResetPassword(const std::string& session, const std::string& operator_id,
                                                const std::string& first_password) {
  absl::MutexLock lock(&mutex_);
  const absl::StatusOr<Known*> known = Find(session);
  if (!known.ok()) return known.status();
  const auto found = operators_.find(operator_id);
  if (found == operators_.end()) return MakeError(ErrorCode::kNotFound, "no such operator");
  found->second.password = first_password;
  found->second.failures = 0;
  found->second.change_required = true;
  return absl::OkStatus();
}

absl::StatusOr<v1::ListAuditResponse> FakeOperatorsClient::ListAudit(const std::string& session,
                                                                     int page_size) {
  absl::MutexLock lock(&mutex_);
  const absl::StatusOr<Known*> known = Find(session);
  if (!known.ok()) return known.status();
  return v1::ListAuditResponse();
}

}  // namespace till::terminal
