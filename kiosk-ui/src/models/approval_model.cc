// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/models/approval_model.h"

#include <utility>

namespace till::kiosk {

ApprovalModel::ApprovalModel(Approvals& approvals, LanguageModel& language, QObject* parent)
    : CredentialModel(parent), approvals_(approvals) {
  connect(&approvals, &Approvals::approved, this, [this](const QString& subject, const QString& token) {
    if (subject != subject_ || !busy_) return;
    busy_ = false;
    Clear();
    Q_EMIT changed();
    Q_EMIT given(subject, token);
  });
  connect(&approvals, &Approvals::approvalFailed, this,
          [this](const QString& subject, const Problem& problem) {
            if (subject != subject_ || !busy_) return;
            busy_ = false;
            Refuse(problem);
          });
  connect(&language, &LanguageModel::changed, this, &ApprovalModel::changed);
}

QString ApprovalModel::purposeText() const {
  if (wording_) return wording_();
  return permission_ == QLatin1String("SETTLE") ? tr("Settling needs a supervisor")
                                                : tr("This needs a supervisor");
}

void ApprovalModel::Ask(const QString& permission, const QString& subject, Wording wording) {
  wording_ = std::move(wording);
  permission_ = permission;
  subject_ = subject;
  busy_ = false;
  Clear();
  Q_EMIT changed();
}

void ApprovalModel::Submit(const QString& number, SecretBuffer password) {
  busy_ = true;
  Q_EMIT changed();
  approvals_.Approve({number, permission_, subject_}, std::move(password));
}

}  // namespace till::kiosk
