// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/shop/settings_model.h"

#include <QTimeZone>
#include <utility>

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
    : SettingsPageModel(settings, language, digits, parent), choice_(choice), digits_(digits), text_(text) {}

bool SettingsModel::Allows(const char* kinds) const {
  for (const QString& kind : Kinds(kinds)) {
    if (now().disabled_kinds.contains(kind)) return false;
  }
  return true;
}

// A shop has a name in one language at least.
std::function<QString(const QString&)> SettingsModel::NotWithout(const QString& other) {
  return [other](const QString& name) {
    return name.isEmpty() && other.isEmpty() ? tr("The shop needs a name in one of the languages")
                                             : QString();
  };
}

void SettingsModel::AskText(Said title, Said prompt, QString TerminalSettings::*field, qsizetype most,
                            std::function<QString(const QString&)> check) {
  TextEntryModel::Question question;
  question.title = std::move(title);
  question.prompt = std::move(prompt);
  question.text = now().*field;
  question.most = most;
  question.lines = !check;
  question.check = std::move(check);
  text_.Ask(question, [this, field](const QString& text) {
    Change([&](TerminalSettings& wanted) { wanted.*field = text; });
  });
}

bool SettingsModel::EditWords(const QString& row) {
  if (row == QLatin1String("header")) {
    AskText([] { return tr("Above each slip"); }, [] { return tr("Words above each slip, or nothing"); },
            &TerminalSettings::receipt_header, kMostSlipWords);
  } else if (row == QLatin1String("footer")) {
    AskText([] { return tr("Below each slip"); }, [] { return tr("Words below each slip, or nothing"); },
            &TerminalSettings::receipt_footer, kMostSlipWords);
  } else if (row == QLatin1String("name_zh")) {
    AskText([] { return tr("Name in Chinese"); }, [] { return tr("The shop's name in Chinese"); },
            &TerminalSettings::shop_name_zh, kMostName, NotWithout(now().shop_name_en));
  } else if (row == QLatin1String("name_en")) {
    AskText([] { return tr("Name in English"); }, [] { return tr("The shop's name in Latin letters"); },
            &TerminalSettings::shop_name_en, kMostName, NotWithout(now().shop_name_zh));
  } else {
    return false;
  }
  return true;
}

void SettingsModel::AskIdle() {
  DigitsModel::Question question;
  question.title = [] { return tr("Lock after"); };
  question.prompt = [] { return tr("Seconds without a touch, 30 to 3600"); };
  question.digits = QString::number(now().idle_seconds);
  question.most = 4;
  question.check = [](const QString& digits) {
    const int seconds = digits.toInt();
    return seconds >= 30 && seconds <= 3600 ? QString() : tr("Choose 30 to 3600 seconds");
  };
  digits_.Ask(question, [this](const QString& digits) {
    Change([&](TerminalSettings& wanted) { wanted.idle_seconds = digits.toInt(); });
  });
}

void SettingsModel::AskSettlementTime() {
  DigitsModel::Question question;
  question.title = [] { return tr("Settle by itself at"); };
  question.prompt = [] { return tr("Hours and minutes, 00:00 to 23:59, or nothing for never"); };
  question.form = DigitsModel::Form::Time;
  question.digits = QString(now().settlement_time).remove(QLatin1Char(':'));
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

void SettingsModel::AskCopies() {
  const auto answers = [] {
    QList<ChoiceModel::Answer> list;
    for (const int copies : {0, 1, 2}) list.append({QString::number(copies), CopiesName(copies), {}});
    return list;
  };
  choice_.Ask([] { return tr("Copies of each slip"); }, answers, QString::number(now().receipt_copies),
              [this](const QString& id) {
                Change([&](TerminalSettings& wanted) { wanted.receipt_copies = id.toInt(); });
              });
}

QString SettingsModel::LanguageName(const QString& code) {
  if (code == QLatin1String("zh")) return tr("Chinese");
  if (code == QLatin1String("en")) return tr("English");
  return tr("Chinese and English");
}

void SettingsModel::AskReceiptLanguage() {
  const auto answers = [] {
    QList<ChoiceModel::Answer> list;
    for (const char* code : {"zh", "en", "both"})
      list.append({QLatin1String(code), LanguageName(QLatin1String(code)), {}});
    return list;
  };
  choice_.Ask(
      [] { return tr("Language of the slip"); }, answers, now().receipt_language,
      [this](const QString& id) { Change([&](TerminalSettings& wanted) { wanted.receipt_language = id; }); });
}

void SettingsModel::AskTimeZone() {
  QList<ChoiceModel::Answer> zones;
  bool listed = false;
  for (const char* name : kTimeZones) {
    const QString zone = QLatin1String(name);
    zones.append({zone, zone, {}});
    listed = listed || zone == now().time_zone;
  }
  if (!listed && !now().time_zone.isEmpty()) zones.prepend({now().time_zone, now().time_zone, {}});
  choice_.Ask(
      [] { return tr("Time zone"); }, [zones] { return zones; }, now().time_zone,
      [this](const QString& id) { Change([&](TerminalSettings& wanted) { wanted.time_zone = id; }); });
}

void SettingsModel::Edit(const QString& row) {
  if (EditWords(row)) return;
  for (const Family& family : kFamilies) {
    if (row != QLatin1String(family.row)) continue;
    FlipKinds(&TerminalSettings::disabled_kinds, Kinds(family.kinds));
    return;
  }
  if (row == QLatin1String("contact")) {
    Flip(&TerminalSettings::contact);
  } else if (row == QLatin1String("contactless")) {
    Flip(&TerminalSettings::contactless);
  } else if (row == QLatin1String("stripe")) {
    Flip(&TerminalSettings::stripe);
  } else if (row == QLatin1String("sale_limit")) {
    AskAmount([] { return tr("Largest sale"); }, [] { return tr("No sale may be larger"); },
              &TerminalSettings::sale_limit,
              [](const QString& digits) {
                return digits.toLongLong() > 0 ? QString()
                                               : tr("At least one cent, or no sale could be taken");
              });
  } else if (row == QLatin1String("refund_limit")) {
    AskAmount([] { return tr("Largest refund"); }, [] { return tr("Zero for the same as the largest sale"); },
              &TerminalSettings::refund_limit);
  } else if (row == QLatin1String("contactless_limit")) {
    AskAmount([] { return tr("Tapped without a PIN"); },
              [] { return tr("Up to this amount. Zero for always a PIN"); },
              &TerminalSettings::contactless_limit);
  } else if (row == QLatin1String("copies")) {
    AskCopies();
  } else if (row == QLatin1String("receipt_language")) {
    AskReceiptLanguage();
  } else if (row == QLatin1String("time_zone")) {
    AskTimeZone();
  } else if (row == QLatin1String("idle")) {
    AskIdle();
  } else if (row == QLatin1String("settlement_time")) {
    AskSettlementTime();
  }
}

QList<RowListModel::Row> SettingsModel::MakeRows() const {
  const auto words = [](const char* id, const QString& text, const QString& value) {
    return Row::Choice(id, text, value.isEmpty() ? tr("Empty", "a text that is not set") : value);
  };
  const TerminalSettings& now = this->now();
  return {
      Row::Heading(tr("How customers may pay")),
      Row::Switch("contact", tr("Insert a card"), now.contact),
      Row::Switch("contactless", tr("Tap a card or phone"), now.contactless),
      Row::Switch("stripe", tr("Swipe a card"), now.stripe),
      Row::Switch("qr", tr("QR codes"), Allows("QR_SALE")),
      Row::Heading(tr("What may be done")),
      Row::Switch("refund", tr("Refunds"), Allows("REFUND")),
      Row::Switch("preauth", tr("Pre-authorisations"), Allows("PRE_AUTHORIZATION")),
      Row::Switch("topup", tr("Top-ups"), Allows(kFamilies[3].kinds)),
      Row::Heading(tr("Limits")),
      Row::Choice("sale_limit", tr("Largest sale"), Amount(now.sale_limit)),
      Row::Choice("refund_limit", tr("Largest refund"),
                  now.refund_limit == 0 ? tr("As the sale") : Amount(now.refund_limit)),
      Row::Choice(
          "contactless_limit", tr("Tapped without a PIN"),
          now.contactless_limit == 0 ? tr("Never") : tr("Up to %1").arg(Amount(now.contactless_limit))),
      Row::Choice("limits", tr("More limits"), {}, tr("Offline, tips, typed cards, the acquirer")),
      Row::Heading(tr("Slips")),
      Row::Choice("copies", tr("Copies"), CopiesName(now.receipt_copies)),
      Row::Choice("receipt_language", tr("Language of the slip"), LanguageName(now.receipt_language)),
      words("header", tr("Above each slip"), now.receipt_header),
      words("footer", tr("Below each slip"), now.receipt_footer),
      Row::Heading(tr("The day")),
      Row::Choice("settlement_time", tr("Settle by itself"),
                  now.settlement_time.isEmpty() ? tr("Never") : now.settlement_time),
      Row::Choice("time_zone", tr("Time zone"), now.time_zone),
      Row::Choice("idle", tr("Lock after"), tr("%1 seconds").arg(now.idle_seconds)),
      Row::Heading(tr("The shop")),
      words("name_zh", tr("Name in Chinese"), now.shop_name_zh),
      words("name_en", tr("Name in English"), now.shop_name_en),
  };
}

}  // namespace till::kiosk
