// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/models/code_entry_model.h"

namespace till::kiosk {

QString CodeEntryModel::text() const {
  QString grouped;
  for (qsizetype index = 0; index < code_.size(); ++index) {
    if (index > 0 && index % 4 == 0) grouped += QLatin1Char(' ');
    grouped += code_.at(index);
  }
  return grouped;
}

void CodeEntryModel::press(const QString& character) {
  if (character.size() != 1 || code_.size() >= kLongest) return;
  const QChar typed = character.front();
  if (typed.unicode() <= ' ' || typed.unicode() > '~') return;
  code_ += typed;
  Q_EMIT changed();
}

void CodeEntryModel::pressBackspace() {
  code_.chop(1);
  Q_EMIT changed();
}

void CodeEntryModel::clear() {
  code_.clear();
  Q_EMIT changed();
}

}  // namespace till::kiosk
