// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_APPROVALS_H_
#define TILL_KIOSK_UI_SRC_BACKEND_APPROVALS_H_

#include <QObject>
#include <QString>

#include "kiosk-ui/src/backend/types.h"
#include "services/common/secret/secret_buffer.h"

namespace till::kiosk {

// ApprovalRequest is what another person is asked to say yes to.
struct ApprovalRequest {
  QString number;      // who approves: two digits
  QString permission;  // what the operator lacks, as the API names it: "UNDO_PAYMENTS"
  QString subject;     // the call that it is for: its request_id
};

// Approvals lets a supervisor say yes on the spot to one call of somebody else's. Keeps to the duties of
// backend.h.
class Approvals : public QObject {
  Q_OBJECT

 public:
  ~Approvals() override = default;

  // Approve asks with the approver's password; answered by approved or approvalFailed.
  virtual void Approve(const ApprovalRequest& request, SecretBuffer password) = 0;

 Q_SIGNALS:
  // The token goes with the call (Order::approval), within two minutes.
  void approved(const QString& subject, const QString& token);
  void approvalFailed(const QString& subject, const till::kiosk::Problem& problem);
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_APPROVALS_H_
