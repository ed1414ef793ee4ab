// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/shop/new_password_model.h"

#include <utility>

#include "kiosk-ui/src/words/error_words.h"

namespace till::kiosk {

NewPasswordModel::NewPasswordModel(Staff& staff, LanguageModel& language, QObject* parent)
    : QObject(parent), staff_(staff), typed_(kLongest), old_(0), new_(0) {
  connect(&staff, &Staff::done, this, [this](Staff::Act act) {
    if (act != Staff::Act::ChangeOwnPassword) return;
    busy_ = false;
    finished_ = true;
    Q_EMIT changed();
    Q_EMIT done();
  });
  connect(&staff, &Staff::actFailed, this, [this](Staff::Act act, const Problem& problem) {
    if (act != Staff::Act::ChangeOwnPassword) return;
    Begin(true);
    problem_ = problem;
    Q_EMIT changed();
  });
  connect(&language, &LanguageModel::changed, this, &NewPasswordModel::changed);
}

QString NewPasswordModel::title() const {
  return own_ ? tr("Change password") : tr("First password for operator %1").arg(number_);
}

QString NewPasswordModel::prompt() const {
  switch (step_) {
    case Step::Old:
      return tr("Type your password as it is now");
    case Step::New:
      return own_ ? tr("Type a new password of 4 to 16 digits")
                  : tr("Let the operator type a password of 4 to 16 digits, or tell it to them");
    case Step::Again:
      return tr("Type the same once more");
  }
  return {};
}

QString NewPasswordModel::problemText() const {
  switch (fault_) {
    case Fault::NotTheSame:
      return tr("The two were not the same. Choose again");
    case Fault::SameAsOld:
      return tr("That is the old password. Choose another");
    case Fault::OneDigit:
      return tr("One digit again and again is no password. Choose another");
    case Fault::None:
      break;
  }
  return WordsFor(problem_);
}

QString NewPasswordModel::WordsFor(const Problem& problem) {
  if (problem.code.isEmpty()) return {};
  // Of a password the terminal refuses nothing else: how short it may be depends on the role.
  if (problem.code == QLatin1String("INVALID_REQUEST"))
    return tr(
        "The password is too short: 4 digits for a cashier, 6 for a supervisor, 8 for an administrator");
  return ErrorWords::ForProblem(problem).what;
}

int NewPasswordModel::step() const {
  const int at = static_cast<int>(step_);
  return own_ ? at + 1 : at;
}

void NewPasswordModel::Begin(bool own) {
  own_ = own;
  step_ = own ? Step::Old : Step::New;
  Take();
  old_ = SecretBuffer(0);
  new_ = SecretBuffer(0);
  busy_ = false;
  finished_ = false;
  fault_ = Fault::None;
  problem_ = Problem();
}

void NewPasswordModel::AskFor(const QString& number, Chosen chosen) {
  Begin(false);
  number_ = number;
  chosen_ = std::move(chosen);
  Q_EMIT changed();
  Q_EMIT asked();
}

void NewPasswordModel::BeginOwn() {
  Begin(true);
  Q_EMIT changed();
}

void NewPasswordModel::askOwn() {
  BeginOwn();
  Q_EMIT asked();
}

void NewPasswordModel::pressDigit(int digit) {
  if (digit < 0 || digit > 9 || busy_ || length_ >= kLongest) return;
  fault_ = Fault::None;
  problem_ = Problem();
  typed_.Mutable()[static_cast<size_t>(length_++)] = static_cast<uint8_t>('0' + digit);
  Q_EMIT changed();
}

void NewPasswordModel::pressBackspace() {
  if (busy_ || length_ == 0) return;
  typed_.Mutable()[static_cast<size_t>(--length_)] = 0;
  Q_EMIT changed();
}

SecretBuffer NewPasswordModel::Take() {
  SecretBuffer taken = SecretBuffer::Copy(typed_.Reveal().first(static_cast<size_t>(length_)));
  typed_.Wipe();
  length_ = 0;
  return taken;
}

void NewPasswordModel::submit() {
  if (!canSubmit()) return;
  fault_ = Fault::None;
  problem_ = Problem();
  switch (step_) {
    case Step::Old:
      old_ = Take();
      step_ = Step::New;
      break;
    case Step::New:
      new_ = Take();
      if (new_.RevealText().find_first_not_of(new_.RevealText().front()) == std::string_view::npos) {
        fault_ = Fault::OneDigit;
      } else if (own_ && new_.RevealText() == old_.RevealText()) {
        fault_ = Fault::SameAsOld;
      } else {
        step_ = Step::Again;
      }
      break;
    case Step::Again: {
      const SecretBuffer again = Take();
      if (again.RevealText() != new_.RevealText()) {
        fault_ = Fault::NotTheSame;
        step_ = Step::New;
        break;
      }
      if (own_) {
        busy_ = true;
        Q_EMIT changed();
        staff_.ChangePassword(std::move(old_), std::move(new_));
        return;
      }
      const Chosen chosen = std::exchange(chosen_, nullptr);
      Q_EMIT done();
      if (chosen) chosen(std::move(new_));
      break;
    }
  }
  Q_EMIT changed();
}

}  // namespace till::kiosk
