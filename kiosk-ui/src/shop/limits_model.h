// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_SHOP_LIMITS_MODEL_H_
#define TILL_KIOSK_UI_SRC_SHOP_LIMITS_MODEL_H_

#include <QString>
#include <functional>

#include "kiosk-ui/src/backend/settings.h"
#include "kiosk-ui/src/models/language_model.h"
#include "kiosk-ui/src/shop/digits_model.h"
#include "kiosk-ui/src/shop/row_list_model.h"

namespace till::kiosk {

// LimitsModel is the settings that a shop seldom touches: what may be approved while the line is away, what
// may come after a payment, how payments are undone; and who the acquirer is. Each change is sent at once.
class LimitsModel final : public RowListModel {
  Q_OBJECT
  Q_PROPERTY(bool loading READ loading NOTIFY stateChanged)
  Q_PROPERTY(QString problemText READ problemText NOTIFY stateChanged)

 public:
  LimitsModel(Settings& settings, LanguageModel& language, DigitsModel& digits, QObject* parent = nullptr);

  bool loading() const { return loading_; }
  QString problemText() const { return problem_text_; }

  Q_INVOKABLE void refresh();
  // edit turns a switch over, or asks for the new value of a row.
  Q_INVOKABLE void edit(const QString& row);

 Q_SIGNALS:
  void stateChanged();

 private:
  // Number is a setting that is a whole number between two others.
  struct Number {
    const char* row;
    int TerminalSettings::*field;
    int least;
    int most;
  };
  static const Number* FindNumber(const QString& row);

  void Change(const std::function<void(TerminalSettings&)>& change);
  void EditAmount(const QString& title, const QString& prompt, qint64 TerminalSettings::*field);
  void EditNumber(const Number& number);
  static QString NameOf(const QString& row);
  void Fill();

  Settings& settings_;
  DigitsModel& digits_;
  TerminalSettings now_;
  bool known_ = false;
  bool loading_ = false;
  bool saving_ = false;
  QString problem_text_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_SHOP_LIMITS_MODEL_H_
