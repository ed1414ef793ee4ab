// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_SHOP_SETTINGS_MODEL_H_
#define TILL_KIOSK_UI_SRC_SHOP_SETTINGS_MODEL_H_

#include <QString>
#include <functional>

#include "kiosk-ui/src/backend/settings.h"
#include "kiosk-ui/src/models/language_model.h"
#include "kiosk-ui/src/shop/choice_model.h"
#include "kiosk-ui/src/shop/digits_model.h"
#include "kiosk-ui/src/shop/row_list_model.h"
#include "kiosk-ui/src/shop/text_entry_model.h"

namespace till::kiosk {

// SettingsModel is the settings of the shop, row by row: a switch, a choice, or figures from a keypad. Each
// change is sent at once, and the rows show what the terminal made of it.
class SettingsModel final : public RowListModel {
  Q_OBJECT
  Q_PROPERTY(bool loading READ loading NOTIFY stateChanged)
  Q_PROPERTY(bool saving READ saving NOTIFY stateChanged)
  Q_PROPERTY(QString problemText READ problemText NOTIFY stateChanged)

 public:
  SettingsModel(Settings& settings, LanguageModel& language, ChoiceModel& choice, DigitsModel& digits,
                TextEntryModel& text, QObject* parent = nullptr);

  bool loading() const { return loading_; }
  bool saving() const { return saving_; }
  QString problemText() const;

  Q_INVOKABLE void refresh();
  // edit turns a switch over, or asks for the new value of a row.
  Q_INVOKABLE void edit(const QString& row);

 Q_SIGNALS:
  void stateChanged();

 private:
  void Change(const std::function<void(TerminalSettings&)>& change);
  void EditAmount(const QString& title, const QString& prompt, qint64 TerminalSettings::*field);
  void EditText(const QString& title, const QString& prompt, QString TerminalSettings::*field, qsizetype most,
                std::function<QString(const QString&)> check = {});
  static std::function<QString(const QString&)> NotWithout(const QString& other);
  // EditWords asks for one of the texts; false when the row is not one of them.
  bool EditWords(const QString& row);
  void EditIdle();
  void EditSettlementTime();
  void EditCopies();
  void EditReceiptLanguage();
  void EditTimeZone();
  bool Allows(const char* kinds) const;
  static QString LanguageName(const QString& code);
  static QString CopiesName(int copies);
  void Fill();

  Settings& settings_;
  ChoiceModel& choice_;
  DigitsModel& digits_;
  TextEntryModel& text_;
  TerminalSettings now_;
  bool known_ = false;
  bool loading_ = false;
  bool saving_ = false;
  Problem problem_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_SHOP_SETTINGS_MODEL_H_
