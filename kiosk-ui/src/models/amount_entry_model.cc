// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/models/amount_entry_model.h"

#include "kiosk-ui/src/format/money_format.h"

namespace till::kiosk {

AmountEntryModel::AmountEntryModel(MerchantModel& merchant, QObject* parent)
    : QObject(parent), merchant_(merchant) {
  connect(&merchant, &MerchantModel::changed, this, &AmountEntryModel::changed);
}

QString AmountEntryModel::text() const {
  return FormatMoney(amount());
}

void AmountEntryModel::pressDigit(int digit) {
  if (digit < 0 || digit > 9) return;
  DropSuggestion();
  const qint64 longer = minor_units_ * 10 + digit;
  full_ = longer > kLargestMinorUnits;
  if (!full_) minor_units_ = longer;
  Q_EMIT changed();
}

void AmountEntryModel::pressDoubleZero() {
  DropSuggestion();
  const qint64 longer = minor_units_ * 100;
  full_ = longer > kLargestMinorUnits;
  if (!full_) minor_units_ = longer;
  Q_EMIT changed();
}

void AmountEntryModel::pressBackspace() {
  DropSuggestion();
  minor_units_ /= 10;
  full_ = false;
  Q_EMIT changed();
}

void AmountEntryModel::clear() {
  minor_units_ = 0;
  full_ = false;
  suggested_ = false;
  Q_EMIT changed();
}

void AmountEntryModel::Suggest(const Money& amount) {
  minor_units_ = amount.minor_units;
  full_ = false;
  suggested_ = true;
  Q_EMIT changed();
}

void AmountEntryModel::DropSuggestion() {
  if (suggested_) minor_units_ = 0;
  suggested_ = false;
}

}  // namespace till::kiosk
