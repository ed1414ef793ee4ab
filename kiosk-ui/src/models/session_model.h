// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_MODELS_SESSION_MODEL_H_
#define TILL_KIOSK_UI_SRC_MODELS_SESSION_MODEL_H_

#include <QObject>
#include <QString>

#include "kiosk-ui/src/backend/backend.h"
#include "kiosk-ui/src/models/language_model.h"

namespace till::kiosk {

// SessionModel is who works at this till: nobody, an operator, or an operator behind the idle lock.
class SessionModel final : public QObject {
  Q_OBJECT
  Q_PROPERTY(bool signedIn READ signedIn NOTIFY changed)
  Q_PROPERTY(bool locked READ locked NOTIFY changed)
  Q_PROPERTY(bool busy READ busy NOTIFY changed)
  // operatorName: the name, or "Operator 01" for one who has none; operatorText: name and number on one line.
  Q_PROPERTY(QString operatorName READ operatorName NOTIFY namesChanged)
  Q_PROPERTY(QString operatorText READ operatorText NOTIFY namesChanged)
  Q_PROPERTY(bool owesPassword READ owesPassword NOTIFY changed)
  Q_PROPERTY(QString operatorNumber READ operatorNumber NOTIFY changed)

 public:
  SessionModel(Backend& backend, LanguageModel& language, QObject* parent = nullptr);

  bool signedIn() const { return signed_in_; }
  bool locked() const { return locked_; }
  bool busy() const { return busy_; }
  QString operatorName() const;
  QString operatorText() const;
  QString operatorNumber() const { return operator_.number; }
  // owesPassword: a first-use password is in force; nothing works before it is changed.
  bool owesPassword() const { return signed_in_ && operator_.owes_password; }

  // SignIn opens a session, or unlocks; ignored while an earlier attempt is unanswered.
  void SignIn(const QString& number, SecretBuffer password);

  // may says whether the operator has a permission, named as the API names it: "UNDO_PAYMENTS".
  Q_INVOKABLE bool may(const QString& permission) const { return operator_.permissions.contains(permission); }

  Q_INVOKABLE void signOut();
  Q_INVOKABLE void lock();

 Q_SIGNALS:
  void changed();
  void namesChanged();
  void failed(const till::kiosk::Problem& problem);

 private:
  void End();

  Backend& backend_;
  Operator operator_;
  bool signed_in_ = false;
  bool locked_ = false;
  bool busy_ = false;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_MODELS_SESSION_MODEL_H_
