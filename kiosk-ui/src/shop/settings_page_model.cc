// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/shop/settings_page_model.h"

#include <algorithm>
#include <utility>

#include "kiosk-ui/src/format/money_format.h"
#include "kiosk-ui/src/words/error_words.h"

namespace till::kiosk {

SettingsPageModel::SettingsPageModel(Settings& settings, LanguageModel& language, DigitsModel& digits,
                                     QObject* parent)
    : RowListModel(parent), settings_(settings), digits_(digits) {
  connect(&settings, &Settings::fetched, this, [this](const TerminalSettings& fetched) {
    now_ = fetched;
    known_ = true;
    loading_ = false;
    saving_ = false;
    Fill();
  });
  connect(&settings, &Settings::fetchFailed, this, &SettingsPageModel::Failed);
  connect(&settings, &Settings::changeFailed, this, &SettingsPageModel::Failed);
  connect(&language, &LanguageModel::changed, this, &SettingsPageModel::Fill);
}

QString SettingsPageModel::problemText() const {
  return problem_.code.isEmpty() ? QString() : ErrorWords::ForProblem(problem_).Sentence();
}

void SettingsPageModel::refresh() {
  loading_ = true;
  problem_ = Problem();
  settings_.Fetch();
  Fill();
}

void SettingsPageModel::edit(const QString& row) {
  if (known_ && !saving_) Edit(row);
}

// The rows then show what is in force, not what was wanted.
void SettingsPageModel::Failed(const Problem& problem) {
  if (!loading_ && !saving_) return;  // of another page
  loading_ = false;
  saving_ = false;
  problem_ = problem;
  Fill();
}

QString SettingsPageModel::Amount(qint64 minor_units) const {
  return FormatMoney({minor_units, now_.currency});
}

void SettingsPageModel::Change(const std::function<void(TerminalSettings&)>& change) {
  if (saving_) return;
  TerminalSettings wanted = now_;
  change(wanted);
  saving_ = true;
  problem_ = Problem();
  settings_.Change(wanted);
  Q_EMIT stateChanged();
}

void SettingsPageModel::Flip(bool TerminalSettings::*field) {
  Change([field](TerminalSettings& wanted) { wanted.*field = !(wanted.*field); });
}

void SettingsPageModel::FlipKinds(QStringList TerminalSettings::*field, const QStringList& kinds) {
  const bool any = std::any_of(kinds.cbegin(), kinds.cend(),
                               [&](const QString& kind) { return (now_.*field).contains(kind); });
  Change([&](TerminalSettings& wanted) {
    for (const QString& kind : kinds) {
      (wanted.*field).removeAll(kind);
      if (!any) (wanted.*field).append(kind);
    }
  });
}

void SettingsPageModel::AskAmount(Said title, Said prompt, qint64 TerminalSettings::*field, Check check) {
  DigitsModel::Question question;
  question.title = std::move(title);
  question.prompt = std::move(prompt);
  question.form = DigitsModel::Form::Amount;
  question.digits = QString::number(now_.*field);
  question.most = 12;
  question.currency = now_.currency;
  question.check = std::move(check);
  digits_.Ask(question, [this, field](const QString& digits) {
    Change([&](TerminalSettings& wanted) { wanted.*field = digits.toLongLong(); });
  });
}

void SettingsPageModel::Fill() {
  SetRows(known_ ? MakeRows() : QList<Row>());
  Q_EMIT stateChanged();
}

}  // namespace till::kiosk
