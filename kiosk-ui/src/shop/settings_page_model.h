// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_SHOP_SETTINGS_PAGE_MODEL_H_
#define TILL_KIOSK_UI_SRC_SHOP_SETTINGS_PAGE_MODEL_H_

#include <QString>
#include <functional>

#include "kiosk-ui/src/backend/settings.h"
#include "kiosk-ui/src/models/language_model.h"
#include "kiosk-ui/src/shop/digits_model.h"
#include "kiosk-ui/src/shop/row_list_model.h"

namespace till::kiosk {

// SettingsPageModel is a page of the terminal's settings, row by row. Each change is sent at once, and the
// rows show what the terminal made of it. What the rows are, and what touching one does, is the page's own.
class SettingsPageModel : public RowListModel {
  Q_OBJECT
  Q_PROPERTY(bool loading READ loading NOTIFY stateChanged)
  Q_PROPERTY(bool saving READ saving NOTIFY stateChanged)
  Q_PROPERTY(QString problemText READ problemText NOTIFY stateChanged)

 public:
  bool loading() const { return loading_; }
  bool saving() const { return saving_; }
  QString problemText() const;

  Q_INVOKABLE void refresh();
  // edit turns a switch over, or asks for the new value of a row. Nothing while a change is on its way.
  Q_INVOKABLE void edit(const QString& row);

 Q_SIGNALS:
  void stateChanged();

 protected:
  // Check says what is wrong with these digits; empty for nothing.
  using Check = std::function<QString(const QString&)>;

  SettingsPageModel(Settings& settings, LanguageModel& language, DigitsModel& digits, QObject* parent);

  // Edit does what touching this row does, with settings in hand.
  virtual void Edit(const QString& row) = 0;
  // MakeRows words the settings in hand.
  virtual QList<Row> MakeRows() const = 0;

  // now is the settings that are in force.
  const TerminalSettings& now() const { return now_; }
  // Amount words minor units of the settings' currency.
  QString Amount(qint64 minor_units) const;

  void Change(const std::function<void(TerminalSettings&)>& change);
  // Flip turns a switch over.
  void Flip(bool TerminalSettings::*field);
  // FlipKinds puts kinds of payment onto a list of them, or takes them off when any is there.
  void FlipKinds(QStringList TerminalSettings::*field, const QStringList& kinds);
  void AskAmount(Said title, Said prompt, qint64 TerminalSettings::*field, Check check = {});

 private:
  void Fill();
  void Failed(const Problem& problem);

  Settings& settings_;
  DigitsModel& digits_;
  TerminalSettings now_;
  bool known_ = false;
  bool loading_ = false;
  bool saving_ = false;
  Problem problem_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_SHOP_SETTINGS_PAGE_MODEL_H_
