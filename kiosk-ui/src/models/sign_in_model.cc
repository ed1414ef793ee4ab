// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/models/sign_in_model.h"

#include "kiosk-ui/src/words/error_words.h"

namespace till::kiosk {

SignInModel::SignInModel(SessionModel& session, LanguageModel& language, QObject* parent)
    : QObject(parent), session_(session), password_(kLongestPassword) {
  connect(&session, &SessionModel::changed, this, [this] {
    if (session_.busy()) {
      Q_EMIT changed();
      return;
    }
    // The lock page asks for the password of whoever is signed in; any other change starts afresh.
    if (!has_problem_) Clear();
    if (session_.locked()) {
      number_ = session_.operatorNumber();
      entering_password_ = true;
    }
    Q_EMIT changed();
  });
  connect(&session, &SessionModel::failed, this, [this](const Problem& problem) {
    problem_ = problem;
    has_problem_ = true;
    password_.Wipe();
    password_length_ = 0;
    entering_password_ = !number_.isEmpty();
    Q_EMIT changed();
  });
  connect(&language, &LanguageModel::changed, this, &SignInModel::changed);
}

bool SignInModel::canSubmit() const {
  return number_.size() == kNumberDigits && password_length_ >= kShortestPassword && !session_.busy();
}

QString SignInModel::problemText() const {
  if (!has_problem_) return {};
  const ErrorWords words = ErrorWords::ForProblem(problem_);
  return words.next.isEmpty() ? words.what
                              : tr("%1. %2", "what happened, then what to do").arg(words.what, words.next);
}

void SignInModel::pressDigit(int digit) {
  if (digit < 0 || digit > 9 || session_.busy()) return;
  has_problem_ = false;
  if (entering_password_) {
    if (password_length_ < kLongestPassword) {
      password_.Mutable()[static_cast<size_t>(password_length_++)] = static_cast<uint8_t>('0' + digit);
    }
  } else if (number_.size() < kNumberDigits) {
    number_ += QString::number(digit);
    entering_password_ = number_.size() == kNumberDigits;
  }
  Q_EMIT changed();
}

void SignInModel::pressBackspace() {
  if (session_.busy()) return;
  has_problem_ = false;
  if (entering_password_ && password_length_ > 0) {
    password_.Mutable()[static_cast<size_t>(--password_length_)] = 0;
  } else if (!session_.locked()) {
    entering_password_ = false;
    number_.chop(1);
  }
  Q_EMIT changed();
}

void SignInModel::editNumber() {
  if (session_.locked() || session_.busy()) return;
  Clear();
  Q_EMIT changed();
}

void SignInModel::editPassword() {
  if (number_.size() != kNumberDigits) return;
  entering_password_ = true;
  Q_EMIT changed();
}

void SignInModel::submit() {
  if (!canSubmit()) return;
  SecretBuffer typed = SecretBuffer::Copy(password_.Reveal().first(static_cast<size_t>(password_length_)));
  password_.Wipe();
  password_length_ = 0;
  has_problem_ = false;
  session_.SignIn(number_, std::move(typed));
}

void SignInModel::Clear() {
  number_.clear();
  password_.Wipe();
  password_length_ = 0;
  entering_password_ = false;
  has_problem_ = false;
}

}  // namespace till::kiosk
