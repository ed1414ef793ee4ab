// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/fake_approvals.h"

#include <chrono>

namespace till::kiosk {

// The code with which the terminal service would refuse; empty for an approval.
QString FakeApprovals::RefusalOf(const ApprovalRequest& request, const SecretBuffer& password) const {
  for (const Scenario::KnownOperator& known : operators_) {
    if (known.number != request.number) continue;
    if (known.password.toStdString() != password.RevealText()) break;
    return known.permissions.contains(request.permission) ? QString() : QStringLiteral("PERMISSION_MISSING");
  }
  return QStringLiteral("WRONG_PASSWORD");
}

void FakeApprovals::Approve(const ApprovalRequest& request, SecretBuffer password) {
  const QString refusal = RefusalOf(request, password);
  scheduler_.After(std::chrono::milliseconds(0), this, [this, refusal, request] {
    if (refusal.isEmpty()) {
      Q_EMIT approved(request.subject, QStringLiteral("approval-of-") + request.number);
    } else {
      Q_EMIT approvalFailed(request.subject, {refusal, {}});
    }
  });
}

}  // namespace till::kiosk
