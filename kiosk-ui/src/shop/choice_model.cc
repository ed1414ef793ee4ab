// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/shop/choice_model.h"

#include <utility>

namespace till::kiosk {

ChoiceModel::ChoiceModel(LanguageModel& language, QObject* parent) : RowListModel(parent) {
  connect(&language, &LanguageModel::changed, this, &ChoiceModel::Fill);
}

void ChoiceModel::Ask(Said title, Answers answers, const QString& in_force, Chosen chosen) {
  title_ = std::move(title);
  answers_ = std::move(answers);
  in_force_ = in_force;
  chosen_ = std::move(chosen);
  Fill();
  Q_EMIT asked();
}

void ChoiceModel::Fill() {
  QList<Row> rows;
  for (const Answer& answer : answers_ ? answers_() : QList<Answer>()) {
    rows.append(Row::Choice(answer.id, answer.text, {}, answer.note));
    if (answer.id == in_force_) rows.last().mark = Mark::Good;
  }
  SetRows(rows);
  Q_EMIT changed();
}

void ChoiceModel::choose(const QString& id) {
  if (!chosen_) return;
  const Chosen chosen = std::exchange(chosen_, nullptr);
  Q_EMIT answered();
  chosen(id);
}

}  // namespace till::kiosk
