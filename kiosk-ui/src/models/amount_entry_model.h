// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_MODELS_AMOUNT_ENTRY_MODEL_H_
#define TILL_KIOSK_UI_SRC_MODELS_AMOUNT_ENTRY_MODEL_H_

#include <QObject>
#include <QString>

#include "kiosk-ui/src/format/money.h"
#include "kiosk-ui/src/models/merchant_model.h"

namespace till::kiosk {

// AmountEntryModel is the amount being typed: digits come in from the right, as on every till (1 2 3 4
// is 12.34).
class AmountEntryModel final : public QObject {
  Q_OBJECT
  Q_PROPERTY(QString text READ text NOTIFY changed)
  Q_PROPERTY(bool empty READ empty NOTIFY changed)
  Q_PROPERTY(bool canSubmit READ canSubmit NOTIFY changed)
  // full: another digit would pass the largest amount; the key that did nothing deserves a word.
  Q_PROPERTY(bool full READ full NOTIFY changed)

 public:
  // The largest amount: 9,999,999.99 in a currency with two decimals.
  static constexpr qint64 kLargestMinorUnits = 999'999'999;

  explicit AmountEntryModel(MerchantModel& merchant, QObject* parent = nullptr);

  QString text() const;
  bool empty() const { return minor_units_ == 0; }
  bool canSubmit() const { return minor_units_ > 0; }
  bool full() const { return full_; }
  const MerchantModel& merchant() const { return merchant_; }
  Money amount() const { return {minor_units_, merchant_.currency()}; }

  Q_INVOKABLE void pressDigit(int digit);
  Q_INVOKABLE void pressDoubleZero();
  Q_INVOKABLE void pressBackspace();
  Q_INVOKABLE void clear();
  // Suggest puts an amount there that the first key replaces.
  void Suggest(const Money& amount);

 Q_SIGNALS:
  void changed();

 private:
  void DropSuggestion();

  MerchantModel& merchant_;
  qint64 minor_units_ = 0;
  bool full_ = false;
  bool suggested_ = false;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_MODELS_AMOUNT_ENTRY_MODEL_H_
