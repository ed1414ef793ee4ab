// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_FAKE_APPROVALS_H_
#define TILL_KIOSK_UI_SRC_BACKEND_FAKE_APPROVALS_H_

#include <QList>

#include "kiosk-ui/src/backend/approvals.h"
#include "kiosk-ui/src/backend/scenario.h"
#include "kiosk-ui/src/backend/scheduler.h"

namespace till::kiosk {

// FakeApprovals knows the scenario's operators and what each may do.
class FakeApprovals final : public Approvals {
  Q_OBJECT

 public:
  // `scheduler` must outlive it.
  FakeApprovals(QList<Scenario::KnownOperator> operators, Scheduler& scheduler)
      : operators_(std::move(operators)), scheduler_(scheduler) {}

  void Approve(const ApprovalRequest& request, SecretBuffer password) override;

 private:
  QString RefusalOf(const ApprovalRequest& request, const SecretBuffer& password) const;

  QList<Scenario::KnownOperator> operators_;
  Scheduler& scheduler_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_FAKE_APPROVALS_H_
