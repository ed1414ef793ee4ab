// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_MODELS_SIGN_IN_MODEL_H_
#define TILL_KIOSK_UI_SRC_MODELS_SIGN_IN_MODEL_H_

#include <QObject>
#include <QString>

#include "kiosk-ui/src/models/language_model.h"
#include "kiosk-ui/src/models/session_model.h"
#include "services/common/secret/secret_buffer.h"

namespace till::kiosk {

// SignInModel is what is typed at the sign-in and lock pages: a two-digit operator number, then a password of
// digits. The password stays in memory that is wiped; QML learns only its length.
class SignInModel final : public QObject {
  Q_OBJECT
  Q_PROPERTY(QString number READ number NOTIFY changed)
  Q_PROPERTY(int passwordLength READ passwordLength NOTIFY changed)
  Q_PROPERTY(bool enteringPassword READ enteringPassword NOTIFY changed)
  Q_PROPERTY(bool canSubmit READ canSubmit NOTIFY changed)
  Q_PROPERTY(QString problemText READ problemText NOTIFY changed)

 public:
  static constexpr int kNumberDigits = 2;
  static constexpr int kShortestPassword = 4;
  static constexpr int kLongestPassword = 16;

  SignInModel(SessionModel& session, LanguageModel& language, QObject* parent = nullptr);

  QString number() const { return number_; }
  int passwordLength() const { return password_length_; }
  bool enteringPassword() const { return entering_password_; }
  bool canSubmit() const;
  QString problemText() const;

  Q_INVOKABLE void pressDigit(int digit);
  Q_INVOKABLE void pressBackspace();
  Q_INVOKABLE void editNumber();
  Q_INVOKABLE void editPassword();
  Q_INVOKABLE void submit();

 Q_SIGNALS:
  void changed();

 private:
  void Clear();

  SessionModel& session_;
  QString number_;
  SecretBuffer password_;
  int password_length_ = 0;
  bool entering_password_ = false;
  bool has_problem_ = false;
  Problem problem_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_MODELS_SIGN_IN_MODEL_H_
