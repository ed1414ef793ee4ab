// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_SHOP_PASSWORD_AGAIN_MODEL_H_
#define TILL_KIOSK_UI_SRC_SHOP_PASSWORD_AGAIN_MODEL_H_

#include <QString>
#include <functional>

#include "kiosk-ui/src/models/credential_model.h"
#include "kiosk-ui/src/models/language_model.h"
#include "kiosk-ui/src/models/session_model.h"

namespace till::kiosk {

// PasswordAgainModel asks whoever is signed in for the password once more: a screen that was left alone must
// not be enough for what matters most.
class PasswordAgainModel final : public CredentialModel {
  Q_OBJECT
  // purposeText: what it is wanted for.
  Q_PROPERTY(QString purposeText READ purposeText NOTIFY changed)

 public:
  // Wording says what the password is wanted for, in the language of the moment.
  using Wording = std::function<QString()>;
  using Typed = std::function<void(SecretBuffer password)>;

  PasswordAgainModel(const SessionModel& session, LanguageModel& language, QObject* parent = nullptr);

  bool busy() const override { return busy_; }
  QString purposeText() const { return wording_ ? wording_() : QString(); }

  // Ask asks; `typed` takes the password, as often as it is refused.
  void Ask(Wording wording, Typed typed);
  // Refused and Accepted are what became of the password that was taken last.
  void Refused(const Problem& problem);
  void Accepted();

 Q_SIGNALS:
  // asked: the page is wanted. done: it may go.
  void asked();
  void done();

 protected:
  void Submit(const QString& number, SecretBuffer password) override;
  bool NumberIsFixed() const override { return true; }

 private:
  const SessionModel& session_;
  Wording wording_;
  Typed typed_;
  bool busy_ = false;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_SHOP_PASSWORD_AGAIN_MODEL_H_
