// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_MODELS_APPROVAL_MODEL_H_
#define TILL_KIOSK_UI_SRC_MODELS_APPROVAL_MODEL_H_

#include <QString>
#include <functional>

#include "kiosk-ui/src/backend/approvals.h"
#include "kiosk-ui/src/models/credential_model.h"
#include "kiosk-ui/src/models/language_model.h"

namespace till::kiosk {

// ApprovalModel is what a supervisor types to say yes, on the spot, to something the operator may not do.
class ApprovalModel final : public CredentialModel {
  Q_OBJECT
  // purposeText: what a yes is wanted for.
  Q_PROPERTY(QString purposeText READ purposeText NOTIFY changed)

 public:
  // Wording says what a yes is wanted for, in the language of the moment.
  using Wording = std::function<QString()>;

  ApprovalModel(Approvals& approvals, LanguageModel& language, QObject* parent = nullptr);

  bool busy() const override { return busy_; }

  QString purposeText() const;

  // Ask begins a request for approval of one call: `subject` is its request_id, `permission` what is lacked.
  void Ask(const QString& permission, const QString& subject, Wording wording = {});

 Q_SIGNALS:
  // given: the approval that was asked for last; the token goes with the call.
  void given(const QString& subject, const QString& token);

 protected:
  void Submit(const QString& number, SecretBuffer password) override;

 private:
  Approvals& approvals_;
  QString permission_;
  Wording wording_;
  QString subject_;
  bool busy_ = false;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_MODELS_APPROVAL_MODEL_H_
