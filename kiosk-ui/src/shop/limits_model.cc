// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/shop/limits_model.h"

#include "kiosk-ui/src/format/money_format.h"
#include "kiosk-ui/src/words/error_words.h"

namespace till::kiosk {

LimitsModel::LimitsModel(Settings& settings, LanguageModel& language, DigitsModel& digits, QObject* parent)
    : RowListModel(parent), settings_(settings), digits_(digits) {
  connect(&settings, &Settings::fetched, this, [this](const TerminalSettings& fetched) {
    now_ = fetched;
    known_ = true;
    loading_ = false;
    saving_ = false;
    Fill();
  });
  const auto failed = [this](const Problem& problem) {
    if (!loading_ && !saving_) return;  // of another page
    loading_ = false;
    saving_ = false;
    problem_text_ = ErrorWords::ForProblem(problem).Sentence();
    Fill();
  };
  connect(&settings, &Settings::fetchFailed, this, failed);
  connect(&settings, &Settings::changeFailed, this, failed);
  connect(&language, &LanguageModel::changed, this, &LimitsModel::Fill);
}

void LimitsModel::refresh() {
  loading_ = true;
  problem_text_.clear();
  settings_.Fetch();
  Q_EMIT stateChanged();
}

// The bounds are those of protos/till/terminal/v1/parameters.proto.
const LimitsModel::Number* LimitsModel::FindNumber(const QString& row) {
  static const Number kNumbers[] = {
      {"offline_most", &TerminalSettings::offline_most, 1, 999},
      {"offline_hours", &TerminalSettings::offline_hours, 1, 168},
      {"tip_percent", &TerminalSettings::tip_percent, 1, 100},
      {"completion_percent", &TerminalSettings::completion_percent, 100, 200},
      {"pre_authorization_days", &TerminalSettings::pre_authorization_days, 1, 60},
  };
  for (const Number& number : kNumbers) {
    if (row == QLatin1String(number.row)) return &number;
  }
  return nullptr;
}

QString LimitsModel::NameOf(const QString& row) {
  if (row == QLatin1String("offline_most")) return tr("How many may wait for the bank");
  if (row == QLatin1String("offline_hours")) return tr("Hours that one may wait");
  if (row == QLatin1String("tip_percent")) return tr("Largest tip, percent of the sale");
  if (row == QLatin1String("completion_percent")) return tr("Largest completion, percent of what is held");
  return tr("Days to complete a pre-authorisation");
}

void LimitsModel::Change(const std::function<void(TerminalSettings&)>& change) {
  if (saving_) return;
  TerminalSettings wanted = now_;
  change(wanted);
  saving_ = true;
  problem_text_.clear();
  settings_.Change(wanted);
  Q_EMIT stateChanged();
}

void LimitsModel::EditAmount(const QString& title, const QString& prompt, qint64 TerminalSettings::*field) {
  DigitsModel::Question question;
  question.title = title;
  question.prompt = prompt;
  question.form = DigitsModel::Form::Amount;
  question.digits = QString::number(now_.*field);
  question.most = 12;
  question.currency = now_.currency;
  digits_.Ask(question, [this, field](const QString& digits) {
    Change([&](TerminalSettings& wanted) { wanted.*field = digits.toLongLong(); });
  });
}

void LimitsModel::EditNumber(const Number& number) {
  DigitsModel::Question question;
  question.title = NameOf(QLatin1String(number.row));
  question.prompt = tr("%1 to %2", "the least and the most").arg(number.least).arg(number.most);
  question.digits = QString::number(now_.*number.field);
  question.most = 3;
  question.check = [number](const QString& digits) {
    const int value = digits.toInt();
    return value >= number.least && value <= number.most
               ? QString()
               : tr("Choose %1 to %2", "the least and the most").arg(number.least).arg(number.most);
  };
  digits_.Ask(question, [this, field = number.field](const QString& digits) {
    Change([&](TerminalSettings& wanted) { wanted.*field = digits.toInt(); });
  });
}

void LimitsModel::edit(const QString& row) {
  if (!known_ || saving_) return;
  if (const Number* number = FindNumber(row); number != nullptr) {
    EditNumber(*number);
  } else if (row == QLatin1String("offline_limit")) {
    EditAmount(tr("Largest payment without the bank"), tr("Zero: the bank is always asked"),
               &TerminalSettings::offline_limit);
  } else if (row == QLatin1String("offline_total")) {
    EditAmount(tr("All that wait together"), tr("Zero: five times the largest one"),
               &TerminalSettings::offline_total);
  } else if (row == QLatin1String("void_needs_card")) {
    Change([](TerminalSettings& wanted) { wanted.void_needs_card = !wanted.void_needs_card; });
  } else if (row == QLatin1String("void_needs_pin")) {
    Change([](TerminalSettings& wanted) { wanted.void_needs_pin = !wanted.void_needs_pin; });
  } else if (row == QLatin1String("partial_approval")) {
    Change([](TerminalSettings& wanted) { wanted.partial_approval = !wanted.partial_approval; });
  }
}

void LimitsModel::Fill() {
  QList<Row> rows;
  const auto heading = [&](const QString& text) {
    rows.append({{}, text, {}, {}, {}, Mark::None, Shape::Heading});
  };
  const auto choice = [&](const char* id, const QString& text, const QString& value) {
    rows.append({QLatin1String(id), text, {}, value, {}, Mark::None, Shape::Choice});
  };
  const auto number = [&](const char* id, int value) {
    choice(id, NameOf(QLatin1String(id)), QString::number(value));
  };
  const auto flip = [&](const char* id, const QString& text, const QString& note, bool on) {
    rows.append({QLatin1String(id), text, note, {}, {}, Mark::None, Shape::Switch, on});
  };
  const auto fact = [&](const QString& text, const QString& value) {
    if (!value.isEmpty()) rows.append({{}, text, {}, value});
  };
  const auto amount = [&](qint64 minor_units) { return FormatMoney({minor_units, now_.currency}); };
  if (known_) {
    heading(tr("While the line is away"));
    choice("offline_limit", tr("Largest payment without the bank"),
           now_.offline_limit == 0 ? tr("None: the bank is always asked") : amount(now_.offline_limit));
    if (now_.offline_limit > 0) {
      number("offline_most", now_.offline_most);
      choice("offline_total", tr("All that wait together"),
             amount(now_.offline_total == 0 ? 5 * now_.offline_limit : now_.offline_total));
      number("offline_hours", now_.offline_hours);
    }
    heading(tr("After a payment"));
    number("tip_percent", now_.tip_percent);
    number("completion_percent", now_.completion_percent);
    number("pre_authorization_days", now_.pre_authorization_days);
    heading(tr("Undoing a payment"));
    flip("void_needs_card", tr("The card is presented again"), {}, now_.void_needs_card);
    flip("void_needs_pin", tr("The PIN is entered again"), tr("If there was one"), now_.void_needs_pin);
    heading(tr("Taking a payment"));
    flip("partial_approval", tr("A part may be approved"), tr("The rest is paid another way"),
         now_.partial_approval);
    heading(tr("The acquirer"));
    fact(tr("Name"), now_.acquirer_name);
    fact(tr("Merchant number"), now_.merchant_id);
    fact(tr("Terminal number"), now_.terminal_id);
  }
  SetRows(rows);
  Q_EMIT stateChanged();
}

}  // namespace till::kiosk
