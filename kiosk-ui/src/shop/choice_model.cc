// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/shop/choice_model.h"

#include <utility>

namespace till::kiosk {

void ChoiceModel::Ask(const QString& title, const QList<Answer>& answers, const QString& in_force,
                      Chosen chosen) {
  title_ = title;
  chosen_ = std::move(chosen);
  QList<Row> rows;
  for (const Answer& answer : answers) {
    const bool is_in_force = answer.id == in_force;
    rows.append(Row::Choice(answer.id, answer.text, {}, answer.note));
    if (is_in_force) rows.last().mark = Mark::Good;
  }
  SetRows(rows);
  Q_EMIT asked();
}

void ChoiceModel::choose(const QString& id) {
  if (!chosen_) return;
  const Chosen chosen = std::exchange(chosen_, nullptr);
  Q_EMIT answered();
  chosen(id);
}

}  // namespace till::kiosk
