// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_SHOP_HELP_MODEL_H_
#define TILL_KIOSK_UI_SRC_SHOP_HELP_MODEL_H_

#include <QString>

#include "kiosk-ui/src/models/language_model.h"
#include "kiosk-ui/src/shop/digits_model.h"
#include "kiosk-ui/src/shop/row_list_model.h"

namespace till::kiosk {

// HelpModel is every code that has words: what happened, what to do, whom to call. The bank's codes can be
// looked up by their two digits.
class HelpModel final : public RowListModel {
  Q_OBJECT
  Q_PROPERTY(QString filter READ filter NOTIFY stateChanged)
  // The code that is looked at.
  Q_PROPERTY(QString codeText READ codeText NOTIFY stateChanged)
  Q_PROPERTY(QString whatText READ whatText NOTIFY stateChanged)
  Q_PROPERTY(QString nextText READ nextText NOTIFY stateChanged)
  Q_PROPERTY(QString callText READ callText NOTIFY stateChanged)
  // qrSource: the same words as a QR code, for a phone to keep or to send.
  Q_PROPERTY(QString qrSource READ qrSource NOTIFY stateChanged)

 public:
  HelpModel(LanguageModel& language, DigitsModel& digits, QObject* parent = nullptr);

  QString filter() const { return filter_; }
  QString codeText() const;
  QString whatText() const;
  QString nextText() const;
  QString callText() const;
  QString qrSource() const;
  // PageText is what the QR code says.
  QString PageText() const;

  // look shows all codes.
  Q_INVOKABLE void look();
  // search asks for the bank's code.
  Q_INVOKABLE void search();
  Q_INVOKABLE void show(const QString& code);

 Q_SIGNALS:
  void stateChanged();
  // opens: the page of one code is wanted.
  void opens();

 private:
  void Fill();

  DigitsModel& digits_;
  QString filter_;
  QString code_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_SHOP_HELP_MODEL_H_
