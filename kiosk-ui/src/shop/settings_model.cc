// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/shop/settings_model.h"

#include <QTimeZone>
#include <utility>

#include "kiosk-ui/src/format/money_format.h"
#include "kiosk-ui/src/words/error_words.h"

namespace till::kiosk {
namespace {

// A switch of this page and the kinds of payment that it stands for, separated by spaces.
struct Family {
  const char* row;
  const char* kinds;
};
constexpr Family kFamilies[] = {
    {"qr", "QR_SALE QR_REFUND"},
    {"refund", "REFUND"},
    {"preauth", "PRE_AUTHORIZATION"},
    {"topup", "ACCOUNT_TOP_UP CASH_TOP_UP LOAD_FROM_BOUND_ACCOUNT LOAD_FROM_OTHER_ACCOUNT LOAD_FROM_CASH"},
};

QStringList Kinds(const char* kinds) {
  return QString::fromLatin1(kinds).split(QLatin1Char(' '));
}

// Characters, as services/terminal/shop.cc wants them.
constexpr qsizetype kMostName = 40;
constexpr qsizetype kMostSlipWords = 200;

// Where shops of this terminal are; the IANA names are what the terminal wants.
constexpr const char* kTimeZones[] = {"Asia/Shanghai", "Asia/Urumqi",    "Asia/Hong_Kong",   "Asia/Macau",
                                      "Asia/Taipei",   "Asia/Singapore", "Asia/Kuala_Lumpur"};

}  // namespace

SettingsModel::SettingsModel(Settings& settings, LanguageModel& language, ChoiceModel& choice,
                             DigitsModel& digits, TextEntryModel& text, QObject* parent)
    : RowListModel(parent), settings_(settings), choice_(choice), digits_(digits), text_(text) {
  connect(&settings, &Settings::fetched, this, [this](const TerminalSettings& fetched) {
    now_ = fetched;
    known_ = true;
    loading_ = false;
    saving_ = false;
    Fill();
  });
  connect(&settings, &Settings::fetchFailed, this, [this](const Problem& problem) {
    loading_ = false;
    problem_ = problem;
    Fill();
  });
  connect(&settings, &Settings::changeFailed, this, [this](const Problem& problem) {
    saving_ = false;
    problem_ = problem;
    Fill();  // the rows show what is in force, not what was wanted
  });
  connect(&language, &LanguageModel::changed, this, &SettingsModel::Fill);
}

QString SettingsModel::problemText() const {
  if (problem_.code.isEmpty()) return {};
  const ErrorWords words = ErrorWords::ForProblem(problem_);
  return words.next.isEmpty() ? words.what
                              : tr("%1. %2", "what happened, then what to do").arg(words.what, words.next);
}

void SettingsModel::refresh() {
  loading_ = true;
  problem_ = Problem();
  settings_.Fetch();
  Fill();
}

void SettingsModel::Change(const std::function<void(TerminalSettings&)>& change) {
  if (saving_) return;
  TerminalSettings wanted = now_;
  change(wanted);
  saving_ = true;
  problem_ = Problem();
  settings_.Change(wanted);
  Q_EMIT stateChanged();
}

bool SettingsModel::Allows(const char* kinds) const {
  for (const QString& kind : Kinds(kinds)) {
    if (now_.disabled_kinds.contains(kind)) return false;
  }
  return true;
}

void SettingsModel::EditAmount(const QString& title, const QString& prompt, qint64 TerminalSettings::*field) {
  DigitsModel::Question question;
  question.title = title;
  question.prompt = prompt;
  question.form = DigitsModel::Form::Amount;
  question.digits = QString::number(now_.*field);
  question.most = 12;
  question.currency = now_.currency;
  if (field == &TerminalSettings::sale_limit) {
    question.check = [](const QString& digits) {
      return digits.toLongLong() > 0 ? QString() : tr("At least one cent, or no sale could be taken");
    };
  }
  digits_.Ask(question, [this, field](const QString& digits) {
    Change([&](TerminalSettings& wanted) { wanted.*field = digits.toLongLong(); });
  });
}

// A shop has a name in one language at least.
std::function<QString(const QString&)> SettingsModel::NotWithout(const QString& other) {
  return [other](const QString& name) {
    return name.isEmpty() && other.isEmpty() ? tr("The shop needs a name in one of the languages")
                                             : QString();
  };
}

void SettingsModel::EditText(const QString& title, const QString& prompt, QString TerminalSettings::*field,
                             qsizetype most, std::function<QString(const QString&)> check) {
  TextEntryModel::Question question;
  question.title = title;
  question.prompt = prompt;
  question.text = now_.*field;
  question.most = most;
  question.lines = !check;
  question.check = std::move(check);
  text_.Ask(question, [this, field](const QString& text) {
    Change([&](TerminalSettings& wanted) { wanted.*field = text; });
  });
}

bool SettingsModel::EditWords(const QString& row) {
  if (row == QLatin1String("header")) {
    EditText(tr("Above each slip"), tr("Words above each slip, or nothing"),
             &TerminalSettings::receipt_header, kMostSlipWords);
  } else if (row == QLatin1String("footer")) {
    EditText(tr("Below each slip"), tr("Words below each slip, or nothing"),
             &TerminalSettings::receipt_footer, kMostSlipWords);
  } else if (row == QLatin1String("name_zh")) {
    EditText(tr("Name in Chinese"), tr("The shop's name in Chinese"), &TerminalSettings::shop_name_zh,
             kMostName, NotWithout(now_.shop_name_en));
  } else if (row == QLatin1String("name_en")) {
    EditText(tr("Name in English"), tr("The shop's name in Latin letters"), &TerminalSettings::shop_name_en,
             kMostName, NotWithout(now_.shop_name_zh));
  } else {
    return false;
  }
  return true;
}

void SettingsModel::EditIdle() {
  DigitsModel::Question question;
  question.title = tr("Lock after");
  question.prompt = tr("Seconds without a touch, 30 to 3600");
  question.digits = QString::number(now_.idle_seconds);
  question.most = 4;
  question.check = [](const QString& digits) {
    const int seconds = digits.toInt();
    return seconds >= 30 && seconds <= 3600 ? QString() : tr("Choose 30 to 3600 seconds");
  };
  digits_.Ask(question, [this](const QString& digits) {
    Change([&](TerminalSettings& wanted) { wanted.idle_seconds = digits.toInt(); });
  });
}

void SettingsModel::EditSettlementTime() {
  DigitsModel::Question question;
  question.title = tr("Settle by itself at");
  question.prompt = tr("Hours and minutes, 00:00 to 23:59, or nothing for never");
  question.form = DigitsModel::Form::Time;
  question.digits = QString(now_.settlement_time).remove(QLatin1Char(':'));
  question.most = 4;
  question.check = [](const QString& digits) {
    const bool fine = digits.isEmpty() || (digits.left(2).toInt() < 24 && digits.mid(2).toInt() < 60);
    return fine ? QString() : tr("There is no such time of day");
  };
  digits_.Ask(question, [this](const QString& digits) {
    Change([&](TerminalSettings& wanted) {
      wanted.settlement_time =
          digits.isEmpty() ? QString() : QString(digits.left(2) + QLatin1Char(':') + digits.mid(2));
    });
  });
}

QString SettingsModel::CopiesName(int copies) {
  switch (copies) {
    case 0:
      return tr("None");
    case 1:
      return tr("One, for the customer");
    default:
      return tr("Two, one for each");
  }
}

void SettingsModel::EditCopies() {
  QList<ChoiceModel::Answer> answers;
  for (const int copies : {0, 1, 2}) answers.append({QString::number(copies), CopiesName(copies), {}});
  choice_.Ask(tr("Copies of each slip"), answers, QString::number(now_.receipt_copies),
              [this](const QString& id) {
                Change([&](TerminalSettings& wanted) { wanted.receipt_copies = id.toInt(); });
              });
}

QString SettingsModel::LanguageName(const QString& code) {
  if (code == QLatin1String("zh")) return tr("Chinese");
  if (code == QLatin1String("en")) return tr("English");
  return tr("Chinese and English");
}

void SettingsModel::EditReceiptLanguage() {
  QList<ChoiceModel::Answer> answers;
  for (const char* code : {"zh", "en", "both"})
    answers.append({QLatin1String(code), LanguageName(QLatin1String(code)), {}});
  choice_.Ask(tr("Language of the slip"), answers, now_.receipt_language, [this](const QString& id) {
    Change([&](TerminalSettings& wanted) { wanted.receipt_language = id; });
  });
}

void SettingsModel::EditTimeZone() {
  QList<ChoiceModel::Answer> answers;
  bool listed = false;
  for (const char* name : kTimeZones) {
    const QString zone = QLatin1String(name);
    answers.append({zone, zone, {}});
    listed = listed || zone == now_.time_zone;
  }
  if (!listed && !now_.time_zone.isEmpty()) answers.prepend({now_.time_zone, now_.time_zone, {}});
  choice_.Ask(tr("Time zone"), answers, now_.time_zone, [this](const QString& id) {
    Change([&](TerminalSettings& wanted) { wanted.time_zone = id; });
  });
}

void SettingsModel::edit(const QString& row) {
  if (!known_ || saving_ || EditWords(row)) return;
  for (const Family& family : kFamilies) {
    if (row != QLatin1String(family.row)) continue;
    const bool allowed = Allows(family.kinds);
    Change([&](TerminalSettings& wanted) {
      for (const QString& kind : Kinds(family.kinds)) {
        wanted.disabled_kinds.removeAll(kind);
        if (allowed) wanted.disabled_kinds.append(kind);
      }
    });
    return;
  }
  if (row == QLatin1String("contact")) {
    Change([](TerminalSettings& wanted) { wanted.contact = !wanted.contact; });
  } else if (row == QLatin1String("contactless")) {
    Change([](TerminalSettings& wanted) { wanted.contactless = !wanted.contactless; });
  } else if (row == QLatin1String("stripe")) {
    Change([](TerminalSettings& wanted) { wanted.stripe = !wanted.stripe; });
  } else if (row == QLatin1String("sale_limit")) {
    EditAmount(tr("Largest sale"), tr("No sale may be larger"), &TerminalSettings::sale_limit);
  } else if (row == QLatin1String("refund_limit")) {
    EditAmount(tr("Largest refund"), tr("Zero for the same as the largest sale"),
               &TerminalSettings::refund_limit);
  } else if (row == QLatin1String("contactless_limit")) {
    EditAmount(tr("Tapped without a PIN"), tr("Up to this amount. Zero for always a PIN"),
               &TerminalSettings::contactless_limit);
  } else if (row == QLatin1String("copies")) {
    EditCopies();
  } else if (row == QLatin1String("receipt_language")) {
    EditReceiptLanguage();
  } else if (row == QLatin1String("time_zone")) {
    EditTimeZone();
  } else if (row == QLatin1String("idle")) {
    EditIdle();
  } else if (row == QLatin1String("settlement_time")) {
    EditSettlementTime();
  }
}

void SettingsModel::Fill() {
  QList<Row> rows;
  const auto heading = [&](const QString& text) {
    rows.append({{}, text, {}, {}, {}, Mark::None, Shape::Heading});
  };
  const auto choice = [&](const char* id, const QString& text, const QString& value,
                          const QString& note = {}) {
    rows.append({QLatin1String(id), text, note, value, {}, Mark::None, Shape::Choice});
  };
  const auto flip = [&](const char* id, const QString& text, bool on) {
    rows.append({QLatin1String(id), text, {}, {}, {}, Mark::None, Shape::Switch, on});
  };
  const auto words = [&](const char* id, const QString& text, const QString& value) {
    choice(id, text, value.isEmpty() ? tr("Empty", "a text that is not set") : value);
  };
  const auto amount = [&](qint64 minor_units) { return FormatMoney({minor_units, now_.currency}); };
  if (known_) {
    heading(tr("How customers may pay"));
    flip("contact", tr("Insert a card"), now_.contact);
    flip("contactless", tr("Tap a card or phone"), now_.contactless);
    flip("stripe", tr("Swipe a card"), now_.stripe);
    flip("qr", tr("QR codes"), Allows("QR_SALE"));
    heading(tr("What may be done"));
    flip("refund", tr("Refunds"), Allows("REFUND"));
    flip("preauth", tr("Pre-authorisations"), Allows("PRE_AUTHORIZATION"));
    flip("topup", tr("Top-ups"), Allows(kFamilies[3].kinds));
    heading(tr("Limits"));
    choice("sale_limit", tr("Largest sale"), amount(now_.sale_limit));
    choice("refund_limit", tr("Largest refund"),
           now_.refund_limit == 0 ? tr("As the sale") : amount(now_.refund_limit));
    choice("contactless_limit", tr("Tapped without a PIN"),
           now_.contactless_limit == 0 ? tr("Never") : tr("Up to %1").arg(amount(now_.contactless_limit)));
    choice("limits", tr("More limits"), {}, tr("Offline, tips, completions, the acquirer"));
    heading(tr("Slips"));
    choice("copies", tr("Copies"), CopiesName(now_.receipt_copies));
    choice("receipt_language", tr("Language of the slip"), LanguageName(now_.receipt_language));
    words("header", tr("Above each slip"), now_.receipt_header);
    words("footer", tr("Below each slip"), now_.receipt_footer);
    heading(tr("The day"));
    choice("settlement_time", tr("Settle by itself"),
           now_.settlement_time.isEmpty() ? tr("Never") : now_.settlement_time);
    choice("time_zone", tr("Time zone"), now_.time_zone);
    choice("idle", tr("Lock after"), tr("%1 seconds").arg(now_.idle_seconds));
    heading(tr("The shop"));
    words("name_zh", tr("Name in Chinese"), now_.shop_name_zh);
    words("name_en", tr("Name in English"), now_.shop_name_en);
  }
  SetRows(rows);
  Q_EMIT stateChanged();
}

}  // namespace till::kiosk
