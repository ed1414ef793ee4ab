// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/models/credential_model.h"

#include <utility>

#include "kiosk-ui/src/words/error_words.h"

namespace till::kiosk {

bool CredentialModel::canSubmit() const {
  return number_.size() == kNumberDigits && password_length_ >= kShortestPassword && !busy();
}

QString CredentialModel::problemText() const {
  if (!has_problem_) return {};
  return ErrorWords::ForProblem(problem_).Sentence();
}

void CredentialModel::pressDigit(int digit) {
  if (digit < 0 || digit > 9 || busy()) return;
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

void CredentialModel::pressBackspace() {
  if (busy()) return;
  has_problem_ = false;
  if (entering_password_ && password_length_ > 0) {
    password_.Mutable()[static_cast<size_t>(--password_length_)] = 0;
  } else if (!NumberIsFixed()) {
    entering_password_ = false;
    number_.chop(1);
  }
  Q_EMIT changed();
}

void CredentialModel::editNumber() {
  if (NumberIsFixed() || busy()) return;
  Clear();
  Q_EMIT changed();
}

void CredentialModel::editPassword() {
  if (number_.size() != kNumberDigits) return;
  entering_password_ = true;
  Q_EMIT changed();
}

void CredentialModel::submit() {
  if (!canSubmit()) return;
  SecretBuffer typed = SecretBuffer::Copy(password_.Reveal().first(static_cast<size_t>(password_length_)));
  password_.Wipe();
  password_length_ = 0;
  has_problem_ = false;
  Submit(number_, std::move(typed));
}

void CredentialModel::Clear() {
  number_.clear();
  password_.Wipe();
  password_length_ = 0;
  entering_password_ = false;
  has_problem_ = false;
}

void CredentialModel::Refuse(const Problem& problem) {
  problem_ = problem;
  has_problem_ = true;
  password_.Wipe();
  password_length_ = 0;
  entering_password_ = !number_.isEmpty();
  Q_EMIT changed();
}

void CredentialModel::Fix(const QString& number) {
  number_ = number;
  entering_password_ = true;
}

}  // namespace till::kiosk
