// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/shop/limits_model.h"

#include <algorithm>

namespace till::kiosk {
namespace {

// What a switch of this page lets be typed, and the kinds of payment that it stands for.
QStringList TypedThere() {
  return {QStringLiteral("SALE"), QStringLiteral("PRE_AUTHORIZATION"), QStringLiteral("BALANCE_INQUIRY")};
}
QStringList TypedByTelephone() {
  return {QStringLiteral("MOTO_SALE"), QStringLiteral("MOTO_PRE_AUTHORIZATION")};
}

}  // namespace

LimitsModel::LimitsModel(Settings& settings, LanguageModel& language, DigitsModel& digits, QObject* parent)
    : SettingsPageModel(settings, language, digits, parent), digits_(digits) {}

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

void LimitsModel::AskNumber(const Number& number) {
  DigitsModel::Question question;
  question.title = [number] { return NameOf(QLatin1String(number.row)); };
  question.prompt = [number] {
    return tr("%1 to %2", "the least and the most").arg(number.least).arg(number.most);
  };
  question.digits = QString::number(now().*number.field);
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

void LimitsModel::Edit(const QString& row) {
  if (const Number* number = FindNumber(row); number != nullptr) {
    AskNumber(*number);
  } else if (row == QLatin1String("offline_limit")) {
    AskAmount([] { return tr("Largest payment without the bank"); },
              [] { return tr("Zero: the bank is always asked"); }, &TerminalSettings::offline_limit);
  } else if (row == QLatin1String("offline_total")) {
    AskAmount([] { return tr("All that wait together"); },
              [] { return tr("Zero: five times the largest one"); }, &TerminalSettings::offline_total);
  } else if (row == QLatin1String("typed_limit")) {
    AskAmount([] { return tr("Largest payment with a typed card"); },
              [] { return tr("Zero: the same as with any card"); }, &TerminalSettings::typed_limit);
  } else if (row == QLatin1String("typed")) {
    FlipKinds(&TerminalSettings::typed_kinds, TypedThere());
  } else if (row == QLatin1String("typed_moto")) {
    FlipKinds(&TerminalSettings::typed_kinds, TypedByTelephone());
  } else if (row == QLatin1String("void_needs_card")) {
    Flip(&TerminalSettings::void_needs_card);
  } else if (row == QLatin1String("void_needs_pin")) {
    Flip(&TerminalSettings::void_needs_pin);
  } else if (row == QLatin1String("partial_approval")) {
    Flip(&TerminalSettings::partial_approval);
  }
}

QList<RowListModel::Row> LimitsModel::MakeRows() const {
  const auto number = [](const char* id, int value) {
    return Row::Choice(id, NameOf(QLatin1String(id)), QString::number(value));
  };
  const TerminalSettings& now = this->now();
  QList<Row> rows;
  rows.append(Row::Heading(tr("While the line is away")));
  rows.append(
      Row::Choice("offline_limit", tr("Largest payment without the bank"),
                  now.offline_limit == 0 ? tr("None: the bank is always asked") : Amount(now.offline_limit)));
  if (now.offline_limit > 0) {
    rows.append(number("offline_most", now.offline_most));
    rows.append(Row::Choice("offline_total", tr("All that wait together"),
                            Amount(now.offline_total == 0 ? 5 * now.offline_limit : now.offline_total)));
    rows.append(number("offline_hours", now.offline_hours));
  }
  rows.append(Row::Heading(tr("After a payment")));
  rows.append(number("tip_percent", now.tip_percent));
  rows.append(number("completion_percent", now.completion_percent));
  rows.append(number("pre_authorization_days", now.pre_authorization_days));
  rows.append(Row::Heading(tr("Undoing a payment")));
  rows.append(Row::Switch("void_needs_card", tr("The card is presented again"), now.void_needs_card));
  rows.append(Row::Switch("void_needs_pin", tr("The PIN is entered again"), now.void_needs_pin,
                          tr("If there was one")));
  rows.append(Row::Heading(tr("Taking a payment")));
  rows.append(Row::Switch("partial_approval", tr("A part may be approved"), now.partial_approval,
                          tr("The rest is paid another way")));
  rows.append(Row::Heading(tr("Card numbers that are typed")));
  const auto types = [&](const QStringList& kinds) {
    return std::any_of(kinds.cbegin(), kinds.cend(),
                       [&](const QString& kind) { return now.typed_kinds.contains(kind); });
  };
  rows.append(Row::Switch("typed", tr("With the customer there"), types(TypedThere()),
                          tr("When a card cannot be read. A supervisor approves")));
  rows.append(Row::Switch("typed_moto", tr("Orders by telephone"), types(TypedByTelephone()),
                          tr("Nobody is there, and no PIN is asked for")));
  if (!now.typed_kinds.isEmpty()) {
    rows.append(Row::Choice("typed_limit", tr("Largest payment with a typed card"),
                            now.typed_limit == 0 ? tr("As with any card") : Amount(now.typed_limit)));
  }
  rows.append(Row::Heading(tr("The acquirer")));
  const auto fact = [&](const QString& text, const QString& value) {
    if (!value.isEmpty()) rows.append(Row::Fact(text, value));
  };
  fact(tr("Name"), now.acquirer_name);
  fact(tr("Merchant number"), now.merchant_id);
  fact(tr("Terminal number"), now.terminal_id);
  return rows;
}

}  // namespace till::kiosk
