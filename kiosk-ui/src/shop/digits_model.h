// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_SHOP_DIGITS_MODEL_H_
#define TILL_KIOSK_UI_SRC_SHOP_DIGITS_MODEL_H_

#include <QObject>
#include <QString>
#include <functional>

#include "kiosk-ui/src/format/money.h"
#include "kiosk-ui/src/models/language_model.h"
#include "kiosk-ui/src/shop/said.h"

namespace till::kiosk {

// DigitsModel is a question whose answer is typed on a keypad: an amount, a number, a time of day.
class DigitsModel final : public QObject {
  Q_OBJECT
  Q_PROPERTY(QString title READ title NOTIFY changed)
  Q_PROPERTY(QString prompt READ prompt NOTIFY changed)
  // text: what was typed, as it will be: "¥1,000.00", "23:30", "0018".
  Q_PROPERTY(QString text READ text NOTIFY changed)
  Q_PROPERTY(QString problemText READ problemText NOTIFY changed)
  Q_PROPERTY(bool canSubmit READ canSubmit NOTIFY changed)

 public:
  enum class Form {
    Amount,   // minor units
    Number,   // a whole number
    Code,     // digits as they are; all of them or none
    Digits,   // digits as they are, as many as there are
    Time,     // HH:MM; nothing for never
    Percent,  // hundredths of a percent
    Date,     // a year, a month, a day; nothing for none
  };

  struct Question {
    Said title;
    Said prompt;
    Form form = Form::Number;
    QString digits;                                // typed already
    qsizetype most = 6;                            // digits
    QString currency = QStringLiteral("CNY");      // of an Amount
    std::function<QString(const QString&)> check;  // says what is wrong with these digits; empty for nothing
  };
  using Answered = std::function<void(const QString& digits)>;

  explicit DigitsModel(LanguageModel& language, QObject* parent = nullptr);

  QString title() const { return Say(question_.title); }
  QString prompt() const { return Say(question_.prompt); }
  QString text() const;
  QString problemText() const { return Say(problem_); }
  bool canSubmit() const;

  // Day is eight digits as a day, "2026-11-22"; Percent is hundredths of a percent as they are shown.
  static QString Day(const QString& digits);
  static QString Percent(int hundredths);

  // Ask puts the question; `answered` hears the digits.
  void Ask(const Question& question, Answered answered);

  Q_INVOKABLE void pressDigit(int digit);
  Q_INVOKABLE void pressBackspace();
  Q_INVOKABLE void submit();

 Q_SIGNALS:
  void changed();
  // asked: the page is wanted. done: it may go.
  void asked();
  void done();

 private:
  Question question_;
  Answered answered_;
  QString digits_;
  bool untouched_ = true;  // the first digit replaces what is there
  Said problem_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_SHOP_DIGITS_MODEL_H_
