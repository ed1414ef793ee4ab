// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/grpc_approvals.h"

#include <algorithm>
#include <chrono>
#include <string>

#include "kiosk-ui/src/backend/proto_convert.h"

namespace till::kiosk {
namespace {

namespace terminal = till::terminal::v1;

// Argon2 on a small machine takes its time.
constexpr std::chrono::milliseconds kPasswordDeadline = std::chrono::seconds(15);

}  // namespace

GrpcApprovals::GrpcApprovals(ServiceLine& line)
    : line_(line), operators_(terminal::Operators::NewStub(line.Dial("terminal", "operators"))) {}

void GrpcApprovals::Approve(const ApprovalRequest& request, SecretBuffer password) {
  auto sent = std::make_shared<terminal::ApproveRequest>();
  sent->set_operator_id(request.number.toStdString());
  sent->set_password(std::string(password.RevealText()));
  sent->set_subject(request.subject.toStdString());
  till::common::v1::Permission permission = till::common::v1::PERMISSION_UNSPECIFIED;
  till::common::v1::Permission_Parse(request.permission.toStdString(), &permission);
  sent->set_permission(permission);
  calls_.Unary<terminal::ApproveResponse>(
      line_.Context(kPasswordDeadline), sent,
      [this](auto* call, auto* ask, auto* reply, auto done) {
        operators_->async()->Approve(call, ask, reply, std::move(done));
      },
      [this, sent, subject = request.subject](const grpc::Status& status,
                                              const terminal::ApproveResponse& reply) {
        // Protobuf does not wipe what it held; this at least does not leave the password in the heap.
        std::fill(sent->mutable_password()->begin(), sent->mutable_password()->end(), '\0');
        if (status.ok()) {
          Q_EMIT approved(subject, QString::fromStdString(reply.approval_token()));
        } else {
          Q_EMIT approvalFailed(subject, line_.Heard(status));
        }
      });
}

}  // namespace till::kiosk
