// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/grpc_staff.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>

namespace till::kiosk {
namespace {

namespace terminal = till::terminal::v1;

// Argon2 on a small machine takes its time, twice for a change.
constexpr std::chrono::milliseconds kPasswordDeadline = std::chrono::seconds(25);
constexpr int kAuditPage = 50;

QString Text(const std::string& text) {
  return QString::fromStdString(text);
}

QDateTime Moment(const google::protobuf::Timestamp& time) {
  return QDateTime::fromMSecsSinceEpoch(time.seconds() * 1000 + time.nanos() / 1'000'000, Qt::UTC);
}

terminal::Role RoleOf(StaffRole role) {
  switch (role) {
    case StaffRole::Cashier:
      return terminal::CASHIER;
    case StaffRole::Supervisor:
      return terminal::SUPERVISOR;
    case StaffRole::Administrator:
      return terminal::ADMINISTRATOR;
  }
  return terminal::ROLE_UNSPECIFIED;
}

StaffMember ToMember(const terminal::Operator& message) {
  StaffMember member;
  member.number = Text(message.operator_id());
  member.name = Text(message.display_name());
  member.role = message.role() == terminal::ADMINISTRATOR ? StaffRole::Administrator
                : message.role() == terminal::SUPERVISOR  ? StaffRole::Supervisor
                                                          : StaffRole::Cashier;
  member.locked = message.locked();
  member.disabled = message.disabled();
  member.owes_password = message.password_change_required();
  if (message.has_last_sign_in_time()) member.last_sign_in = Moment(message.last_sign_in_time());
  return member;
}

// Protobuf does not wipe what it held; this at least does not leave a password in the heap.
void Wipe(std::string* password) {
  std::fill(password->begin(), password->end(), '\0');
}

void WipePasswords(terminal::ChangePasswordRequest* request) {
  Wipe(request->mutable_old_password());
  Wipe(request->mutable_new_password());
}
void WipePasswords(terminal::AddOperatorRequest* request) {
  Wipe(request->mutable_first_password());
}
void WipePasswords(terminal::ResetPasswordRequest* request) {
  Wipe(request->mutable_first_password());
}
template <typename Request>
void WipePasswords(Request*) {}

}  // namespace

GrpcStaff::GrpcStaff(ServiceLine& line)
    : line_(line), operators_(terminal::Operators::NewStub(line.Dial("terminal", "operators"))) {}

template <typename Reply, typename Request, typename Start>
void GrpcStaff::Do(Act act, std::shared_ptr<Request> request, Start start) {
  calls_.Unary<Reply>(line_.Context(kPasswordDeadline), request, start,
                      [this, act, request](const grpc::Status& status, const Reply&) {
                        WipePasswords(request.get());
                        if (status.ok()) {
                          Q_EMIT done(act);
                        } else {
                          Q_EMIT actFailed(act, line_.Heard(status));
                        }
                      });
}

void GrpcStaff::ChangePassword(SecretBuffer old_password, SecretBuffer new_password) {
  auto request = std::make_shared<terminal::ChangePasswordRequest>();
  request->set_old_password(std::string(old_password.RevealText()));
  request->set_new_password(std::string(new_password.RevealText()));
  Do<terminal::ChangePasswordResponse>(
      Act::ChangeOwnPassword, request, [this](auto* call, auto* sent, auto* reply, auto done) {
        operators_->async()->ChangePassword(call, sent, reply, std::move(done));
      });
}

void GrpcStaff::ListStaff() {
  calls_.Unary<terminal::ListOperatorsResponse>(
      line_.Context(), std::make_shared<terminal::ListOperatorsRequest>(),
      [this](auto* call, auto* request, auto* reply, auto done) {
        operators_->async()->ListOperators(call, request, reply, std::move(done));
      },
      [this](const grpc::Status& status, const terminal::ListOperatorsResponse& reply) {
        if (!status.ok()) {
          Q_EMIT staffFailed(line_.Heard(status));
          return;
        }
        QList<StaffMember> staff;
        for (const terminal::Operator& each : reply.operators()) staff.append(ToMember(each));
        Q_EMIT staffListed(staff);
      });
}

void GrpcStaff::Add(const QString& number, StaffRole role, SecretBuffer first_password) {
  auto request = std::make_shared<terminal::AddOperatorRequest>();
  request->mutable_operator_()->set_operator_id(number.toStdString());
  request->mutable_operator_()->set_role(RoleOf(role));
  request->set_first_password(std::string(first_password.RevealText()));
  Do<terminal::Operator>(Act::Add, request, [this](auto* call, auto* sent, auto* reply, auto done) {
    operators_->async()->AddOperator(call, sent, reply, std::move(done));
  });
}

void GrpcStaff::SetRole(const QString& number, StaffRole role) {
  auto request = std::make_shared<terminal::UpdateOperatorRequest>();
  request->set_operator_id(number.toStdString());
  request->set_role(RoleOf(role));
  Do<terminal::Operator>(Act::SetRole, request, [this](auto* call, auto* sent, auto* reply, auto done) {
    operators_->async()->UpdateOperator(call, sent, reply, std::move(done));
  });
}

void GrpcStaff::ResetPassword(const QString& number, SecretBuffer first_password) {
  auto request = std::make_shared<terminal::ResetPasswordRequest>();
  request->set_operator_id(number.toStdString());
  request->set_first_password(std::string(first_password.RevealText()));
  Do<terminal::ResetPasswordResponse>(
      Act::ResetPassword, request, [this](auto* call, auto* sent, auto* reply, auto done) {
        operators_->async()->ResetPassword(call, sent, reply, std::move(done));
      });
}

void GrpcStaff::Unlock(const QString& number) {
  auto request = std::make_shared<terminal::UnlockOperatorRequest>();
  request->set_operator_id(number.toStdString());
  Do<terminal::Operator>(Act::Unlock, request, [this](auto* call, auto* sent, auto* reply, auto done) {
    operators_->async()->UnlockOperator(call, sent, reply, std::move(done));
  });
}

void GrpcStaff::Disable(const QString& number) {
  auto request = std::make_shared<terminal::DisableOperatorRequest>();
  request->set_operator_id(number.toStdString());
  Do<terminal::Operator>(Act::Disable, request, [this](auto* call, auto* sent, auto* reply, auto done) {
    operators_->async()->DisableOperator(call, sent, reply, std::move(done));
  });
}

void GrpcStaff::Enable(const QString& number) {
  auto request = std::make_shared<terminal::EnableOperatorRequest>();
  request->set_operator_id(number.toStdString());
  Do<terminal::Operator>(Act::Enable, request, [this](auto* call, auto* sent, auto* reply, auto done) {
    operators_->async()->EnableOperator(call, sent, reply, std::move(done));
  });
}

void GrpcStaff::ListAudit(const QString& page_token) {
  auto request = std::make_shared<terminal::ListAuditRequest>();
  request->set_page_size(kAuditPage);
  request->set_page_token(page_token.toStdString());
  calls_.Unary<terminal::ListAuditResponse>(
      line_.Context(), std::move(request),
      [this](auto* call, auto* sent, auto* reply, auto done) {
        operators_->async()->ListAudit(call, sent, reply, std::move(done));
      },
      [this](const grpc::Status& status, const terminal::ListAuditResponse& reply) {
        if (!status.ok()) {
          Q_EMIT auditFailed(line_.Heard(status));
          return;
        }
        QList<AuditEntry> entries;
        for (const auto& entry : reply.entries()) {
          entries.append({Moment(entry.time()), Text(entry.operator_id()), Text(entry.act()),
                          Text(entry.subject()), Text(entry.outcome())});
        }
        Q_EMIT auditListed(entries, Text(reply.next_page_token()));
      });
}

}  // namespace till::kiosk
