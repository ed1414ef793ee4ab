// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_SHOP_NEW_PASSWORD_MODEL_H_
#define TILL_KIOSK_UI_SRC_SHOP_NEW_PASSWORD_MODEL_H_

#include <QObject>
#include <QString>
#include <functional>

#include "kiosk-ui/src/backend/staff.h"
#include "kiosk-ui/src/models/language_model.h"
#include "kiosk-ui/src/models/session_model.h"
#include "services/common/secret/secret_buffer.h"

namespace till::kiosk {

// NewPasswordModel is a new password being typed: one's own (the old one first), or a first one for another
// operator; twice, because nobody sees it. It stays in memory that is wiped; QML learns only its length.
class NewPasswordModel final : public QObject {
  Q_OBJECT
  Q_PROPERTY(QString title READ title NOTIFY changed)
  Q_PROPERTY(QString prompt READ prompt NOTIFY changed)
  Q_PROPERTY(QString problemText READ problemText NOTIFY changed)
  Q_PROPERTY(int length READ length NOTIFY changed)
  // step of steps: where one is.
  Q_PROPERTY(int step READ step NOTIFY changed)
  Q_PROPERTY(int steps READ steps NOTIFY changed)
  Q_PROPERTY(bool canSubmit READ canSubmit NOTIFY changed)
  Q_PROPERTY(bool busy READ busy NOTIFY changed)
  // finished: one's own password is changed.
  Q_PROPERTY(bool finished READ finished NOTIFY changed)

 public:
  static constexpr int kShortest = 4;
  static constexpr int kLongest = 16;

  using Chosen = std::function<void(SecretBuffer password)>;

  NewPasswordModel(Staff& staff, LanguageModel& language, QObject* parent = nullptr);

  QString title() const;
  QString prompt() const;
  QString problemText() const;
  int length() const { return length_; }
  int step() const;
  int steps() const { return own_ ? 3 : 2; }
  // WordsFor tells why the terminal did not take a password.
  static QString WordsFor(const Problem& problem);

  bool canSubmit() const { return !busy_ && length_ >= kShortest; }
  bool busy() const { return busy_; }
  bool finished() const { return finished_; }

  // AskFor asks for a first password for an operator.
  void AskFor(const QString& number, Chosen chosen);
  // BeginOwn begins with the old password of whoever is signed in; askOwn also wants the page.
  void BeginOwn();
  Q_INVOKABLE void askOwn();

  Q_INVOKABLE void pressDigit(int digit);
  Q_INVOKABLE void pressBackspace();
  Q_INVOKABLE void submit();

 Q_SIGNALS:
  void changed();
  // asked: the page is wanted. done: it may go.
  void asked();
  void done();

 private:
  enum class Step { Old, New, Again };
  enum class Fault { None, NotTheSame, SameAsOld, OneDigit };

  void Begin(bool own);
  SecretBuffer Take();

  Staff& staff_;
  bool own_ = true;
  QString number_;
  Chosen chosen_;
  Step step_ = Step::Old;
  SecretBuffer typed_;
  int length_ = 0;
  SecretBuffer old_;
  SecretBuffer new_;
  bool busy_ = false;
  bool finished_ = false;
  Fault fault_ = Fault::None;
  Problem problem_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_SHOP_NEW_PASSWORD_MODEL_H_
