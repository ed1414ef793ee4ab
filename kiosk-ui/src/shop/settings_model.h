// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_SHOP_SETTINGS_MODEL_H_
#define TILL_KIOSK_UI_SRC_SHOP_SETTINGS_MODEL_H_

#include <QString>
#include <functional>

#include "kiosk-ui/src/backend/settings.h"
#include "kiosk-ui/src/models/language_model.h"
#include "kiosk-ui/src/shop/choice_model.h"
#include "kiosk-ui/src/shop/digits_model.h"
#include "kiosk-ui/src/shop/settings_page_model.h"
#include "kiosk-ui/src/shop/text_entry_model.h"

namespace till::kiosk {

// SettingsModel is the settings of the shop: a switch, a choice, words, or figures from a keypad.
class SettingsModel final : public SettingsPageModel {
  Q_OBJECT

 public:
  SettingsModel(Settings& settings, LanguageModel& language, ChoiceModel& choice, DigitsModel& digits,
                TextEntryModel& text, QObject* parent = nullptr);

 protected:
  void Edit(const QString& row) override;
  QList<Row> MakeRows() const override;

 private:
  void AskText(Said title, Said prompt, QString TerminalSettings::*field, qsizetype most,
               std::function<QString(const QString&)> check = {});
  static std::function<QString(const QString&)> NotWithout(const QString& other);
  // EditWords asks for one of the texts; false when the row is not one of them.
  bool EditWords(const QString& row);
  void AskIdle();
  void AskSettlementTime();
  void AskCopies();
  void AskReceiptLanguage();
  void AskTimeZone();
  bool Allows(const char* kinds) const;
  static QString LanguageName(const QString& code);
  static QString CopiesName(int copies);

  ChoiceModel& choice_;
  DigitsModel& digits_;
  TextEntryModel& text_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_SHOP_SETTINGS_MODEL_H_
