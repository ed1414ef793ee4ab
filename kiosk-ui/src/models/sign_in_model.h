// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_MODELS_SIGN_IN_MODEL_H_
#define TILL_KIOSK_UI_SRC_MODELS_SIGN_IN_MODEL_H_

#include <QString>

#include "kiosk-ui/src/models/credential_model.h"
#include "kiosk-ui/src/models/language_model.h"
#include "kiosk-ui/src/models/session_model.h"

namespace till::kiosk {

// SignInModel is what is typed at the sign-in and lock pages.
class SignInModel final : public CredentialModel {
  Q_OBJECT

 public:
  SignInModel(SessionModel& session, LanguageModel& language, QObject* parent = nullptr);

  bool busy() const override { return session_.busy(); }

 protected:
  void Submit(const QString& number, SecretBuffer password) override;
  // The lock page asks for the password of whoever is signed in.
  bool NumberIsFixed() const override { return session_.locked(); }

 private:
  SessionModel& session_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_MODELS_SIGN_IN_MODEL_H_
