// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/operators_service.h"

#include "absl/strings/escaping.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "services/common/log/log.h"
#include "services/common/rpc/session_metadata.h"
#include "services/common/rpc/status_mapping.h"
#include "services/common/status/error.h"
#include "services/terminal/proto_time.h"

namespace till::terminal {
namespace {

v1::Role RoleToProto(Role role) {
  switch (role) {
    case Role::kCashier:
      return v1::CASHIER;
    case Role::kSupervisor:
      return v1::SUPERVISOR;
    case Role::kAdministrator:
      return v1::ADMINISTRATOR;
  }
  return v1::ROLE_UNSPECIFIED;
}

absl::StatusOr<Role> RoleFromProto(v1::Role role) {
  switch (role) {
    case v1::CASHIER:
      return Role::kCashier;
    case v1::SUPERVISOR:
      return Role::kSupervisor;
    case v1::ADMINISTRATOR:
      return Role::kAdministrator;
    default:
      return MakeError(ErrorCode::kInvalidRequest, "operator.role: missing or unknown");
  }
}

constexpr char kTokenPrefix[] = "before-";

// BeforeOf reads a page token; it has one writing.
absl::StatusOr<int64_t> BeforeOf(std::string_view token) {
  int64_t before = 0;
  if (token.starts_with(kTokenPrefix)) {
    const std::string digits(token.substr(sizeof kTokenPrefix - 1));
    if (absl::SimpleAtoi(digits, &before) && before > 0 && absl::StrCat(before) == digits) return before;
  }
  return MakeError(ErrorCode::kInvalidPageToken, "page_token: not one of this terminal");
}

}  // namespace

v1::Operator OperatorsService::ToProto(const OperatorAccount& account) const {
  v1::Operator out;
  out.set_operator_id(account.operator_id);
  out.set_role(RoleToProto(account.role));
  out.set_display_name(account.display_name);
  out.set_locked(desk_.Locked(account));
  if (account.last_sign_in.has_value()) *out.mutable_last_sign_in_time() = ToTimestamp(*account.last_sign_in);
  out.set_disabled(account.disabled);
  out.set_password_change_required(account.password_change_required);
  return out;
}

v1::Session OperatorsService::ToProto(const SignedIn& signed_in) const {
  v1::Session session;
  *session.mutable_operator_() = ToProto(signed_in.account);
  for (const common::v1::Permission permission : signed_in.issued.session.permissions) {
    session.add_permissions(permission);
  }
  *session.mutable_expire_time() = ToTimestamp(signed_in.issued.session.expires);
  session.set_password_change_required(signed_in.account.password_change_required);
  return session;
}

void OperatorsService::Fill(const SignedIn& signed_in, v1::SignInResponse* response) const {
  response->set_session_token(signed_in.issued.token);
  *response->mutable_session() = ToProto(signed_in);
  response->mutable_lifetime()->set_seconds(
      absl::ToInt64Seconds(signed_in.issued.session.expires - signed_in.issued.session.issued));
}

grpc::Status OperatorsService::SignIn(grpc::ServerContext* context, const v1::SignInRequest* request,
                                      v1::SignInResponse* response) {
  const absl::StatusOr<SignedIn> signed_in = desk_.SignIn(request->operator_id(), request->password());
  if (!signed_in.ok()) {
    log::Warn("sign-in refused", {{"why", signed_in.status()}});
    return rpc::ToGrpc(signed_in.status(), context);
  }
  log::Info("operator signed in", {{"operator", signed_in->account.operator_id}});
  Fill(*signed_in, response);
  return grpc::Status::OK;
}

grpc::Status OperatorsService::RenewSession(grpc::ServerContext* context,
                                            const v1::RenewSessionRequest* request,
                                            v1::SignInResponse* response) {
  const absl::StatusOr<SignedIn> renewed = desk_.Renew(rpc::SessionTokenOf(*context));
  if (!renewed.ok()) return rpc::ToGrpc(renewed.status(), context);
  Fill(*renewed, response);
  return grpc::Status::OK;
}

grpc::Status OperatorsService::SignOut(grpc::ServerContext* context, const v1::SignOutRequest* request,
                                       v1::SignOutResponse* response) {
  return rpc::ToGrpc(desk_.SignOut(rpc::SessionTokenOf(*context)), context);
}

grpc::Status OperatorsService::GetSession(grpc::ServerContext* context, const v1::GetSessionRequest* request,
                                          v1::Session* response) {
  const absl::StatusOr<SignedIn> signed_in = desk_.Whoami(rpc::SessionTokenOf(*context));
  if (!signed_in.ok()) return rpc::ToGrpc(signed_in.status(), context);
  *response = ToProto(*signed_in);
  return grpc::Status::OK;
}

grpc::Status OperatorsService::ChangePassword(grpc::ServerContext* context,
                                              const v1::ChangePasswordRequest* request,
                                              v1::ChangePasswordResponse* response) {
  return rpc::ToGrpc(
      desk_.ChangePassword(rpc::SessionTokenOf(*context), request->old_password(), request->new_password()),
      context);
}

grpc::Status OperatorsService::ListOperators(grpc::ServerContext* context,
                                             const v1::ListOperatorsRequest* request,
                                             v1::ListOperatorsResponse* response) {
  const absl::StatusOr<std::vector<OperatorAccount>> accounts = desk_.List(rpc::SessionTokenOf(*context));
  if (!accounts.ok()) return rpc::ToGrpc(accounts.status(), context);
  for (const OperatorAccount& account : *accounts) *response->add_operators() = ToProto(account);
  return grpc::Status::OK;
}

grpc::Status OperatorsService::AddOperator(grpc::ServerContext* context,
                                           const v1::AddOperatorRequest* request, v1::Operator* response) {
  const absl::StatusOr<Role> role = RoleFromProto(request->operator_().role());
  if (!role.ok()) return rpc::ToGrpc(role.status(), context);
  OperatorAccount account;
  account.operator_id = request->operator_().operator_id();
  account.role = *role;
  account.display_name = request->operator_().display_name();
  const absl::StatusOr<OperatorAccount> added =
      desk_.Add(rpc::SessionTokenOf(*context), std::move(account), request->first_password());
  if (!added.ok()) return rpc::ToGrpc(added.status(), context);
  *response = ToProto(*added);
  return grpc::Status::OK;
}

grpc::Status OperatorsService::ResetPassword(grpc::ServerContext* context,
                                             const v1::ResetPasswordRequest* request,
                                             v1::ResetPasswordResponse* response) {
  return rpc::ToGrpc(
      desk_.ResetPassword(rpc::SessionTokenOf(*context), request->operator_id(), request->first_password()),
      context);
}

grpc::Status OperatorsService::ListAudit(grpc::ServerContext* context, const v1::ListAuditRequest* request,
                                         v1::ListAuditResponse* response) {
  if (request->page_size() < 0 || request->page_size() > 200) {
    return rpc::ToGrpc(MakeError(ErrorCode::kInvalidRequest, "page_size: 0 to 200"), context);
  }
  if (request->acts_size() > 50 || request->operator_id().size() > 16) {
    return rpc::ToGrpc(MakeError(ErrorCode::kInvalidRequest, "acts, operator_id: too many or too long"),
                       context);
  }
  const int page_size = request->page_size() == 0 ? 50 : request->page_size();
  AuditQuery query = {.limit = page_size + 1,
                      .operator_id = request->operator_id(),
                      .acts = {request->acts().begin(), request->acts().end()}};
  if (!request->page_token().empty()) {
    const absl::StatusOr<int64_t> before = BeforeOf(request->page_token());
    if (!before.ok()) return rpc::ToGrpc(before.status(), context);
    query.before_sequence = *before;
  }
  if (request->has_from()) query.from = FromTimestamp(request->from());
  if (request->has_to()) query.to = FromTimestamp(request->to());
  const absl::StatusOr<std::vector<AuditEntry>> entries = store_.FindAudit(query);
  if (!entries.ok()) return rpc::ToGrpc(entries.status(), context);
  for (const AuditEntry& entry : *entries) {
    if (response->entries_size() == page_size) {
      response->set_next_page_token(absl::StrCat(kTokenPrefix, response->entries(page_size - 1).sequence()));
      break;
    }
    v1::ListAuditResponse::Entry* out = response->add_entries();
    out->set_sequence(entry.sequence);
    *out->mutable_time() = ToTimestamp(entry.time);
    out->set_operator_id(entry.operator_id);
    out->set_act(entry.act);
    out->set_subject(entry.subject);
    out->set_outcome(entry.outcome);
    out->set_chain_hash(absl::BytesToHexString(entry.chain_hash));
  }
  return grpc::Status::OK;
}

grpc::Status OperatorsService::Approve(grpc::ServerContext* context, const v1::ApproveRequest* request,
                                       v1::ApproveResponse* response) {
  const absl::StatusOr<GivenApproval> given =
      desk_.Approve(rpc::SessionTokenOf(*context), request->operator_id(), request->password(),
                    request->permission(), request->subject());
  if (!given.ok()) {
    log::Warn("approval refused", {{"why", given.status()}});
    return rpc::ToGrpc(given.status(), context);
  }
  log::Info("approved on the spot", {{"approver", given->approval.approver_id},
                                     {"operator", given->approval.requester_id},
                                     {"subject", given->approval.subject}});
  response->set_approval_token(given->token);
  *response->mutable_approver() = ToProto(given->approver);
  *response->mutable_expire_time() = ToTimestamp(given->approval.expires);
  return grpc::Status::OK;
}

grpc::Status OperatorsService::Answer(grpc::ServerContext* context,
                                      const absl::StatusOr<OperatorAccount>& account,
                                      v1::Operator* response) const {
  if (!account.ok()) return rpc::ToGrpc(account.status(), context);
  *response = ToProto(*account);
  return grpc::Status::OK;
}

grpc::Status OperatorsService::UpdateOperator(grpc::ServerContext* context,
                                              const v1::UpdateOperatorRequest* request,
                                              v1::Operator* response) {
  OperatorChange change;
  if (request->role() != v1::ROLE_UNSPECIFIED) {
    const absl::StatusOr<Role> role = RoleFromProto(request->role());
    if (!role.ok()) return rpc::ToGrpc(role.status(), context);
    change.role = *role;
  }
  if (request->has_display_name()) change.display_name = request->display_name();
  return Answer(context, desk_.Update(rpc::SessionTokenOf(*context), request->operator_id(), change),
                response);
}

grpc::Status OperatorsService::DisableOperator(grpc::ServerContext* context,
                                               const v1::DisableOperatorRequest* request,
                                               v1::Operator* response) {
  return Answer(context, desk_.Disable(rpc::SessionTokenOf(*context), request->operator_id()), response);
}

grpc::Status OperatorsService::EnableOperator(grpc::ServerContext* context,
                                              const v1::EnableOperatorRequest* request,
                                              v1::Operator* response) {
  return Answer(context, desk_.Enable(rpc::SessionTokenOf(*context), request->operator_id()), response);
}

grpc::Status OperatorsService::UnlockOperator(grpc::ServerContext* context,
                                              const v1::UnlockOperatorRequest* request,
                                              v1::Operator* response) {
  return Answer(context, desk_.Unlock(rpc::SessionTokenOf(*context), request->operator_id()), response);
}

grpc::Status OperatorsService::VerifyAudit(grpc::ServerContext* context,
                                           const v1::VerifyAuditRequest* request,
                                           v1::VerifyAuditResponse* response) {
  const absl::StatusOr<AuditFindings> findings = store_.VerifyAudit();
  if (!findings.ok()) return rpc::ToGrpc(findings.status(), context);
  response->set_sound(findings->broken_sequence == 0);
  response->set_first_sequence(findings->first_sequence);
  response->set_last_sequence(findings->last_sequence);
  response->set_broken_sequence(findings->broken_sequence);
  return grpc::Status::OK;
}

}  // namespace till::terminal
