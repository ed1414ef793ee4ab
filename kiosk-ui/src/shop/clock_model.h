// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_SHOP_CLOCK_MODEL_H_
#define TILL_KIOSK_UI_SRC_SHOP_CLOCK_MODEL_H_

#include <QString>

#include "kiosk-ui/src/backend/device.h"
#include "kiosk-ui/src/models/language_model.h"
#include "kiosk-ui/src/models/session_model.h"
#include "kiosk-ui/src/shop/digits_model.h"
#include "kiosk-ui/src/shop/row_list_model.h"

namespace till::kiosk {

// ClockModel is what time it is, and the time on slips. The bank's clock is the truth: what is set here holds
// only where the bank gave no time.
class ClockModel final : public RowListModel {
  Q_OBJECT
  Q_PROPERTY(bool loading READ loading NOTIFY stateChanged)
  Q_PROPERTY(QString problemText READ problemText NOTIFY stateChanged)

 public:
  ClockModel(Device& device, const SessionModel& session, LanguageModel& language, DigitsModel& digits,
             QObject* parent = nullptr);

  bool loading() const { return loading_; }
  QString problemText() const { return Say(problem_); }

  Q_INVOKABLE void refresh();
  // edit asks for a row: "slips", the time that slips shall print; "none" takes the correction away.
  Q_INVOKABLE void edit(const QString& row);

  // CorrectionFor is the shortest way from the terminal's time of day to the wanted one, seconds.
  static int CorrectionFor(const QTime& terminal, const QTime& wanted);

 Q_SIGNALS:
  void stateChanged();

 private:
  void Adjust(int seconds);
  QTime TimeOfDay() const;
  void Fill();

  Device& device_;
  const SessionModel& session_;
  LanguageModel& language_;
  DigitsModel& digits_;
  ClockFacts facts_;
  bool known_ = false;
  bool loading_ = false;
  Said problem_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_SHOP_CLOCK_MODEL_H_
