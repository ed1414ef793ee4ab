// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_MODELS_CREDENTIAL_MODEL_H_
#define TILL_KIOSK_UI_SRC_MODELS_CREDENTIAL_MODEL_H_

#include <QObject>
#include <QString>

#include "kiosk-ui/src/backend/types.h"
#include "services/common/secret/secret_buffer.h"

namespace till::kiosk {

// CredentialModel is what a person types to say who they are: a two-digit operator number, then a password of
// digits. The password stays in memory that is wiped; QML learns only its length.
class CredentialModel : public QObject {
  Q_OBJECT
  Q_PROPERTY(QString number READ number NOTIFY changed)
  Q_PROPERTY(int passwordLength READ passwordLength NOTIFY changed)
  Q_PROPERTY(bool enteringPassword READ enteringPassword NOTIFY changed)
  Q_PROPERTY(bool canSubmit READ canSubmit NOTIFY changed)
  Q_PROPERTY(bool busy READ busy NOTIFY changed)
  Q_PROPERTY(QString problemText READ problemText NOTIFY changed)

 public:
  static constexpr int kNumberDigits = 2;
  static constexpr int kShortestPassword = 4;
  static constexpr int kLongestPassword = 16;

  QString number() const { return number_; }
  int passwordLength() const { return password_length_; }
  bool enteringPassword() const { return entering_password_; }
  bool canSubmit() const;
  QString problemText() const;

  // busy: what was submitted is not answered yet; nothing can be typed meanwhile.
  virtual bool busy() const = 0;

  Q_INVOKABLE void pressDigit(int digit);
  Q_INVOKABLE void pressBackspace();
  Q_INVOKABLE void editNumber();
  Q_INVOKABLE void editPassword();
  // submit hands in what was typed; nothing happens before it can be complete.
  Q_INVOKABLE void submit();

 Q_SIGNALS:
  void changed();

 protected:
  explicit CredentialModel(QObject* parent) : QObject(parent), password_(kLongestPassword) {}

  // Submit takes the number and the password that were typed.
  virtual void Submit(const QString& number, SecretBuffer password) = 0;
  // NumberIsFixed: only the password is asked for.
  virtual bool NumberIsFixed() const { return false; }

  bool has_problem() const { return has_problem_; }
  void Clear();
  // Refuse tells why what was submitted does not do; the password is to be typed again.
  void Refuse(const Problem& problem);
  // Fix sets the number; the password is asked for.
  void Fix(const QString& number);

 private:
  QString number_;
  SecretBuffer password_;
  int password_length_ = 0;
  bool entering_password_ = false;
  bool has_problem_ = false;
  Problem problem_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_MODELS_CREDENTIAL_MODEL_H_
