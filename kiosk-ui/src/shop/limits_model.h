// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_SHOP_LIMITS_MODEL_H_
#define TILL_KIOSK_UI_SRC_SHOP_LIMITS_MODEL_H_

#include <QString>

#include "kiosk-ui/src/backend/settings.h"
#include "kiosk-ui/src/models/language_model.h"
#include "kiosk-ui/src/shop/digits_model.h"
#include "kiosk-ui/src/shop/settings_page_model.h"

namespace till::kiosk {

// LimitsModel is the settings that a shop seldom touches: what may be approved while the line is away, what
// may come after a payment, how payments are undone, which card numbers may be typed; and who the acquirer
// is.
class LimitsModel final : public SettingsPageModel {
  Q_OBJECT

 public:
  LimitsModel(Settings& settings, LanguageModel& language, DigitsModel& digits, QObject* parent = nullptr);

 protected:
  void Edit(const QString& row) override;
  QList<Row> MakeRows() const override;

 private:
  // Number is a setting that is a whole number between two others.
  struct Number {
    const char* row;
    int TerminalSettings::*field;
    int least;
    int most;
  };
  static const Number* FindNumber(const QString& row);

  void AskNumber(const Number& number);
  static QString NameOf(const QString& row);

  DigitsModel& digits_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_SHOP_LIMITS_MODEL_H_
