// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/shop/digits_model.h"

#include <utility>

#include "kiosk-ui/src/format/money_format.h"

namespace till::kiosk {

DigitsModel::DigitsModel(LanguageModel& language, QObject* parent) : QObject(parent) {
  connect(&language, &LanguageModel::changed, this, &DigitsModel::changed);
}

void DigitsModel::Ask(const Question& question, Answered answered) {
  question_ = question;
  answered_ = std::move(answered);
  digits_ = question.digits;
  untouched_ = true;
  problem_ = nullptr;
  Q_EMIT changed();
  Q_EMIT asked();
}

QString DigitsModel::text() const {
  switch (question_.form) {
    case Form::Amount:
      return FormatMoney({digits_.toLongLong(), question_.currency});
    case Form::Number:
      return digits_.isEmpty() ? QStringLiteral("0") : digits_;
    case Form::Code:
      return digits_ + QString(question_.most - digits_.size(), QLatin1Char('_'));
    case Form::Digits:
      return digits_;
    case Form::Time: {
      const QString padded = digits_.leftJustified(4, QLatin1Char('_'));
      return padded.left(2) + QLatin1Char(':') + padded.mid(2);
    }
    case Form::Percent:
      return Percent(digits_.toInt());
    case Form::Date:
      return Day(digits_.leftJustified(8, QLatin1Char('_')));
  }
  return {};
}

QString DigitsModel::Day(const QString& digits) {
  return digits.left(4) + QLatin1Char('-') + digits.mid(4, 2) + QLatin1Char('-') + digits.mid(6);
}

QString DigitsModel::Percent(int hundredths) {
  return QStringLiteral("%1.%2 %").arg(hundredths / 100).arg(hundredths % 100, 2, 10, QLatin1Char('0'));
}

bool DigitsModel::canSubmit() const {
  switch (question_.form) {
    case Form::Amount:
    case Form::Number:
    case Form::Percent:
    case Form::Digits:
      return !digits_.isEmpty();
    case Form::Code:
    case Form::Date:
      return digits_.isEmpty() || digits_.size() == question_.most;
    case Form::Time:
      return digits_.isEmpty() || digits_.size() == 4;
  }
  return false;
}

void DigitsModel::pressDigit(int digit) {
  if (digit < 0 || digit > 9) return;
  problem_ = nullptr;
  if (untouched_) digits_.clear();
  untouched_ = false;
  const bool leads_with_zero =
      question_.form == Form::Amount || question_.form == Form::Number || question_.form == Form::Percent;
  if (leads_with_zero && digits_ == QLatin1String("0")) digits_.clear();
  if (digits_.size() < question_.most) digits_ += QString::number(digit);
  Q_EMIT changed();
}

void DigitsModel::pressBackspace() {
  problem_ = nullptr;
  untouched_ = false;
  digits_.chop(1);
  Q_EMIT changed();
}

void DigitsModel::submit() {
  if (!answered_ || !canSubmit()) return;
  if (question_.check && !question_.check(digits_).isEmpty()) {
    problem_ = [this] { return question_.check(digits_); };
    Q_EMIT changed();
    return;
  }
  const Answered answered = std::exchange(answered_, nullptr);
  Q_EMIT done();
  answered(digits_);
}

}  // namespace till::kiosk
