// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/shop/promotions_model.h"

#include <QDate>
#include <algorithm>
#include <utility>

#include "kiosk-ui/src/format/money_format.h"
#include "kiosk-ui/src/words/error_words.h"

namespace till::kiosk {
namespace {

constexpr qsizetype kMostName = 40;  // protos/till/terminal/v1/promotions.proto

QDate Day(const QString& day) {
  return QDate::fromString(day, Qt::ISODate);
}

}  // namespace

PromotionsModel::PromotionsModel(Promotions& promotions, LanguageModel& language,
                                 const MerchantModel& merchant, ChoiceModel& choice, DigitsModel& digits,
                                 TextEntryModel& text, QObject* parent)
    : RowListModel(parent),
      promotions_(promotions),
      language_(language),
      merchant_(merchant),
      choice_(choice),
      digits_(digits),
      text_(text) {
  connect(&promotions, &Promotions::listed, this, [this](const QList<Promotion>& all) {
    all_ = all;
    loading_ = false;
    const bool gone = !id_.isEmpty() && Shown() == nullptr;
    Fill();
    if (gone) {
      id_.clear();
      Q_EMIT removed();
    }
  });
  connect(&promotions, &Promotions::done, this, [this](const QString&) {
    saving_ = false;
    refresh();
  });
  connect(&promotions, &Promotions::failed, this, [this](const Problem& problem) {
    loading_ = false;
    saving_ = false;
    problem_ = problem;
    Fill();
  });
  connect(&language, &LanguageModel::changed, this, &PromotionsModel::Fill);
}

QString PromotionsModel::problemText() const {
  if (problem_.code.isEmpty()) return {};
  return ErrorWords::ForProblem(problem_).Sentence();
}

const Promotion* PromotionsModel::Shown() const {
  const auto found =
      std::find_if(all_.cbegin(), all_.cend(), [this](const Promotion& each) { return each.id == id_; });
  return found == all_.cend() ? nullptr : &*found;
}

QString PromotionsModel::shownTitle() const {
  const Promotion* promotion = Shown();
  return promotion == nullptr ? QString() : promotion->NameIn(language_.current());
}

void PromotionsModel::refresh() {
  loading_ = true;
  problem_ = Problem();
  promotions_.List();
  Fill();
}

void PromotionsModel::show(const QString& id) {
  id_ = id;
  problem_ = Problem();
  Fill();
}

void PromotionsModel::Change(const std::function<void(Promotion&)>& change) {
  const Promotion* promotion = Shown();
  if (promotion == nullptr || saving_) return;
  Promotion wanted = *promotion;
  change(wanted);
  saving_ = true;
  problem_ = Problem();
  promotions_.Change(wanted);
  Q_EMIT stateChanged();
}

void PromotionsModel::AskName(Said title, const QString& text, bool may_be_empty,
                              std::function<void(const QString&)> named) {
  TextEntryModel::Question question;
  question.title = std::move(title);
  question.prompt = [] { return tr("As screen and slip shall name it"); };
  question.text = text;
  question.least = may_be_empty ? 0 : 1;
  question.most = kMostName;
  text_.Ask(question, std::move(named));
}

void PromotionsModel::AskAmount(Said title, Said prompt, qint64 now, std::function<void(qint64)> said) {
  DigitsModel::Question question;
  question.title = std::move(title);
  question.prompt = std::move(prompt);
  question.form = DigitsModel::Form::Amount;
  question.digits = QString::number(now);
  question.most = 9;
  question.currency = merchant_.currency();
  digits_.Ask(question, [said = std::move(said)](const QString& digits) { said(digits.toLongLong()); });
}

void PromotionsModel::AskBenefit(const Promotion& now, std::function<void(const Promotion&)> said) {
  choice_.Ask([] { return tr("What it takes off"); },
              [] {
                return QList<ChoiceModel::Answer>{
                    {QStringLiteral("percent"), tr("A part of the price"), tr("Ten percent, for example")},
                    {QStringLiteral("amount"), tr("An amount of money"), tr("The same whatever the price")}};
              },
              now.percent_hundredths > 0 ? QStringLiteral("percent")
              : now.amount_off > 0       ? QStringLiteral("amount")
                                         : QString(),
              [this, now, said = std::move(said)](const QString& answer) {
                if (answer == QLatin1String("amount")) {
                  AskAmount([] { return tr("Money off"); }, [] { return tr("How much is taken off"); },
                            now.amount_off,
                            [now, said](qint64 off) {
                              Promotion wanted = now;
                              wanted.percent_hundredths = 0;
                              wanted.amount_off = off;
                              said(wanted);
                            });
                  return;
                }
                DigitsModel::Question question;
                question.title = [] { return tr("Percent off"); };
                question.prompt = [] { return tr("How many percent are taken off, with two decimals"); };
                question.form = DigitsModel::Form::Percent;
                question.digits = QString::number(now.percent_hundredths);
                question.most = 4;
                question.check = [](const QString& digits) {
                  return digits.toInt() > 0 ? QString() : tr("More than nothing, or it is no promotion");
                };
                digits_.Ask(question, [now, said](const QString& digits) {
                  Promotion wanted = now;
                  wanted.percent_hundredths = digits.toInt();
                  wanted.amount_off = 0;
                  said(wanted);
                });
              });
}

void PromotionsModel::AskDay(Said title, Said prompt, QString Promotion::*day) {
  const Promotion* promotion = Shown();
  if (promotion == nullptr) return;
  DigitsModel::Question question;
  question.title = std::move(title);
  question.prompt = std::move(prompt);
  question.form = DigitsModel::Form::Date;
  question.digits = QString(promotion->*day).remove(QLatin1Char('-'));
  question.most = 8;
  question.check = [now = *promotion, day](const QString& digits) {
    if (digits.isEmpty()) return QString();
    Promotion wanted = now;
    wanted.*day = DigitsModel::Day(digits);
    if (!Day(wanted.*day).isValid() || Day(wanted.*day).year() < 2000) return tr("There is no such day");
    const bool backwards =
        !wanted.first_day.isEmpty() && !wanted.last_day.isEmpty() && wanted.first_day > wanted.last_day;
    return backwards ? tr("The last day would come before the first") : QString();
  };
  digits_.Ask(question, [this, day](const QString& digits) {
    Change([&](Promotion& wanted) { wanted.*day = digits.isEmpty() ? QString() : DigitsModel::Day(digits); });
  });
}

void PromotionsModel::AskRemoval() {
  choice_.Ask([] { return tr("Remove this promotion?"); },
              [] {
                return QList<ChoiceModel::Answer>{{QStringLiteral("keep"), tr("Keep it"), {}},
                                                  {QStringLiteral("remove"), tr("Remove it"),
                                                   tr("Payments that were made under it keep its name")}};
              },
              {},
              [this](const QString& answer) {
                if (answer != QLatin1String("remove") || saving_ || id_.isEmpty()) return;
                saving_ = true;
                promotions_.Remove(id_);
                Q_EMIT stateChanged();
              });
}

void PromotionsModel::add() {
  problem_ = Problem();
  AskName([] { return tr("New promotion"); }, {}, false,
          [this](const QString& name) {
            Promotion promotion;
            (language_.IsChinese() ? promotion.name_zh : promotion.name_en) = name;
            AskBenefit(promotion, [this](const Promotion& with_benefit) {
              AskAmount([] { return tr("From what amount"); }, [] { return tr("Zero for any amount"); }, 0,
                        [this, with_benefit](qint64 least) {
                          Promotion whole = with_benefit;
                          whole.least_amount = least;
                          saving_ = true;
                          promotions_.Add(whole);
                          Q_EMIT stateChanged();
                        });
            });
          });
}

void PromotionsModel::edit(const QString& row) {
  const Promotion* promotion = Shown();
  if (promotion == nullptr || saving_) return;
  problem_ = Problem();
  if (row == QLatin1String("enabled")) {
    Change([](Promotion& wanted) { wanted.enabled = !wanted.enabled; });
  } else if (row == QLatin1String("name_zh")) {
    AskName([] { return tr("Name in Chinese"); }, promotion->name_zh, !promotion->name_en.isEmpty(),
            [this](const QString& name) { Change([&](Promotion& wanted) { wanted.name_zh = name; }); });
  } else if (row == QLatin1String("name_en")) {
    AskName([] { return tr("Name in English"); }, promotion->name_en, !promotion->name_zh.isEmpty(),
            [this](const QString& name) { Change([&](Promotion& wanted) { wanted.name_en = name; }); });
  } else if (row == QLatin1String("benefit")) {
    AskBenefit(*promotion, [this](const Promotion& said) {
      Change([&](Promotion& wanted) {
        wanted.percent_hundredths = said.percent_hundredths;
        wanted.amount_off = said.amount_off;
      });
    });
  } else if (row == QLatin1String("least")) {
    AskAmount([] { return tr("From what amount"); }, [] { return tr("Zero for any amount"); },
              promotion->least_amount,
              [this](qint64 least) { Change([&](Promotion& wanted) { wanted.least_amount = least; }); });
  } else if (row == QLatin1String("most")) {
    AskAmount([] { return tr("At most off"); }, [] { return tr("Zero for no bound"); }, promotion->most_off,
              [this](qint64 most) { Change([&](Promotion& wanted) { wanted.most_off = most; }); });
  } else if (row == QLatin1String("first")) {
    AskDay([] { return tr("First day"); }, [] { return tr("Year, month, day, or nothing for since ever"); },
           &Promotion::first_day);
  } else if (row == QLatin1String("last")) {
    AskDay([] { return tr("Last day"); }, [] { return tr("Year, month, day, or nothing for no end"); },
           &Promotion::last_day);
  } else if (row == QLatin1String("remove")) {
    AskRemoval();
  }
}

QString PromotionsModel::Off(const Promotion& promotion) const {
  if (promotion.percent_hundredths > 0) return DigitsModel::Percent(promotion.percent_hundredths);
  return FormatMoney({promotion.amount_off, merchant_.currency()});
}

QString PromotionsModel::Days(const Promotion& promotion) const {
  if (promotion.first_day.isEmpty() && promotion.last_day.isEmpty()) return tr("Every day");
  if (promotion.last_day.isEmpty()) return tr("From %1 on").arg(promotion.first_day);
  if (promotion.first_day.isEmpty()) return tr("Until %1").arg(promotion.last_day);
  return tr("%1 to %2", "days").arg(promotion.first_day, promotion.last_day);
}

void PromotionsModel::Fill() {
  QList<Row> rows;
  for (const Promotion& promotion : all_) {
    Row row;
    row.id = promotion.id;
    row.shape = Shape::Choice;
    row.text = promotion.NameIn(language_.current());
    row.note = promotion.enabled ? Days(promotion) : tr("Switched off");
    row.value = tr("%1 off", "an amount or a percentage").arg(Off(promotion));
    rows.append(row);
  }
  SetRows(rows);
  FillFacts();
  Q_EMIT stateChanged();
}

void PromotionsModel::FillFacts() {
  QList<Row> rows;
  const Promotion* promotion = Shown();
  if (promotion != nullptr) {
    const auto money = [&](qint64 minor_units) { return FormatMoney({minor_units, merchant_.currency()}); };
    const auto row = [&](const char* id, const QString& text, const QString& value) {
      rows.append(Row::Choice(id, text, value));
    };
    const auto name = [](const QString& text) {
      return text.isEmpty() ? tr("Empty", "a text that is not set") : text;
    };
    rows.append(Row::Switch("enabled", tr("In force"), promotion->enabled, Days(*promotion)));
    row("benefit", tr("What it takes off"), Off(*promotion));
    row("least", tr("From what amount"),
        promotion->least_amount == 0 ? tr("Any") : money(promotion->least_amount));
    row("most", tr("At most off"), promotion->most_off == 0 ? tr("No bound") : money(promotion->most_off));
    row("first", tr("First day"), promotion->first_day.isEmpty() ? tr("Since ever") : promotion->first_day);
    row("last", tr("Last day"), promotion->last_day.isEmpty() ? tr("No end") : promotion->last_day);
    row("name_zh", tr("Name in Chinese"), name(promotion->name_zh));
    row("name_en", tr("Name in English"), name(promotion->name_en));
    rows.append(Row::Act("remove", "minus", tr("Remove this promotion")));
  }
  fact_rows_.SetRows(rows);
}

}  // namespace till::kiosk
