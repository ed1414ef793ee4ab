// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/shop/search_model.h"

#include "kiosk-ui/src/format/date_format.h"
#include "kiosk-ui/src/format/money_format.h"
#include "kiosk-ui/src/words/card_words.h"
#include "kiosk-ui/src/words/error_words.h"
#include "kiosk-ui/src/words/kind_words.h"

namespace till::kiosk {
namespace {

QStringList KindsOf(SearchModel::Family family) {
  switch (family) {
    case SearchModel::Family::Any:
      return {};
    case SearchModel::Family::Sales:
      return {QStringLiteral("SALE"),
              QStringLiteral("QR_SALE"),
              QStringLiteral("INSTALMENT_SALE"),
              QStringLiteral("POINTS_SALE"),
              QStringLiteral("RESERVATION_SALE"),
              QStringLiteral("OFFLINE_SETTLEMENT"),
              QStringLiteral("MOTO_SALE")};
    case SearchModel::Family::Given:
      return {QStringLiteral("REFUND"),
              QStringLiteral("QR_REFUND"),
              QStringLiteral("SALE_VOID"),
              QStringLiteral("INSTALMENT_VOID"),
              QStringLiteral("POINTS_VOID"),
              QStringLiteral("RESERVATION_VOID"),
              QStringLiteral("COMPLETION_VOID"),
              QStringLiteral("ELECTRONIC_CASH_REFUND"),
              QStringLiteral("MOTO_REFUND"),
              QStringLiteral("MOTO_SALE_VOID"),
              QStringLiteral("MOTO_COMPLETION_VOID")};
    case SearchModel::Family::PreAuthorizations:
      return {QStringLiteral("PRE_AUTHORIZATION"),
              QStringLiteral("PRE_AUTHORIZATION_VOID"),
              QStringLiteral("COMPLETION"),
              QStringLiteral("COMPLETION_ADVICE"),
              QStringLiteral("MOTO_PRE_AUTHORIZATION"),
              QStringLiteral("MOTO_PRE_AUTHORIZATION_VOID"),
              QStringLiteral("MOTO_COMPLETION"),
              QStringLiteral("MOTO_COMPLETION_ADVICE")};
    case SearchModel::Family::TopUps:
      return {QStringLiteral("ACCOUNT_TOP_UP"),          QStringLiteral("CASH_TOP_UP"),
              QStringLiteral("LOAD_FROM_BOUND_ACCOUNT"), QStringLiteral("LOAD_FROM_OTHER_ACCOUNT"),
              QStringLiteral("LOAD_FROM_CASH"),          QStringLiteral("LOAD_FROM_CASH_VOID")};
  }
  return {};
}

template <typename Enum>
QString Key(Enum value) {
  return QString::number(static_cast<int>(value));
}

}  // namespace

SearchModel::SearchModel(Books& books, Scheduler& scheduler, LanguageModel& language,
                         const MerchantModel& merchant, ChoiceModel& choice, DigitsModel& digits,
                         QObject* parent)
    : RowListModel(parent),
      books_(books),
      scheduler_(scheduler),
      language_(language),
      merchant_(merchant),
      choice_(choice),
      digits_(digits) {
  connect(&books, &Books::found, this,
          [this](int number, const QList<BookEntry>& entries, const QString& next_page_token) {
            if (number != number_) return;
            if (fresh_) entries_.clear();
            fresh_ = false;
            entries_.append(entries);
            next_page_ = next_page_token;
            loading_ = false;
            Fill();
          });
  connect(&books, &Books::searchFailed, this, [this](int number, const Problem& problem) {
    if (number != number_) return;
    loading_ = false;
    failed_ = true;
    problem_ = problem;
    Fill();
  });
  connect(&language, &LanguageModel::changed, this, [this] {
    FillFilters();
    Fill();
  });
  FillFilters();
}

QString SearchModel::problemText() const {
  return failed_ ? ErrorWords::ForProblem(problem_).what : QString();
}

bool SearchModel::filtered() const {
  return range_ != Range::Any || family_ != Family::Any || state_ != BookState::Any ||
         !operator_number_.isEmpty() || !last_four_.isEmpty();
}

QString SearchModel::filterText() const {
  QStringList parts;
  if (range_ != Range::Any) parts.append(RangeName(range_));
  if (family_ != Family::Any) parts.append(FamilyName(family_));
  if (state_ != BookState::Any) parts.append(StateName(state_));
  if (!operator_number_.isEmpty()) parts.append(tr("Operator %1").arg(operator_number_));
  if (!last_four_.isEmpty()) parts.append(tr("Card •••• %1").arg(last_four_));
  return parts.isEmpty() ? tr("All payments") : parts.join(QString::fromUtf8("  ·  "));
}

BookQuery SearchModel::Query() const {
  BookQuery query;
  const QTimeZone zone = merchant_.TimeZone();
  const QDate today = scheduler_.Now().toTimeZone(zone).date();
  switch (range_) {
    case Range::Any:
      break;
    case Range::Today:
      query.from = today.startOfDay(zone);
      break;
    case Range::Yesterday:
      query.from = today.addDays(-1).startOfDay(zone);
      query.to = today.startOfDay(zone);
      break;
    case Range::Week:
      query.from = today.addDays(-6).startOfDay(zone);
      break;
    case Range::Month:
      query.from = today.addDays(-29).startOfDay(zone);
      break;
  }
  query.kinds = KindsOf(family_);
  query.state = state_;
  query.operator_number = operator_number_;
  query.last_four = last_four_;
  return query;
}

void SearchModel::refresh() {
  fresh_ = true;
  loading_ = true;
  failed_ = false;
  next_page_.clear();
  number_ = books_.NewNumber();
  books_.Search(number_, Query());
  Q_EMIT stateChanged();
}

void SearchModel::more() {
  if (loading_ || next_page_.isEmpty()) return;
  loading_ = true;
  BookQuery query = Query();
  query.page_token = next_page_;
  number_ = books_.NewNumber();
  books_.Search(number_, query);
  Q_EMIT stateChanged();
}

void SearchModel::Set(const std::function<void()>& change) {
  change();
  FillFilters();
  refresh();
}

void SearchModel::clearFilters() {
  Set([this] {
    range_ = Range::Any;
    family_ = Family::Any;
    state_ = BookState::Any;
    operator_number_.clear();
    last_four_.clear();
  });
}

void SearchModel::edit(const QString& filter) {
  if (filter == QLatin1String("range")) {
    const auto answers = [] {
      QList<ChoiceModel::Answer> list;
      for (const Range range : {Range::Any, Range::Today, Range::Yesterday, Range::Week, Range::Month})
        list.append({Key(range), RangeName(range), {}});
      return list;
    };
    choice_.Ask([] { return tr("Date"); }, answers, Key(range_),
                [this](const QString& id) { Set([&] { range_ = static_cast<Range>(id.toInt()); }); });
  } else if (filter == QLatin1String("family")) {
    const auto answers = [] {
      QList<ChoiceModel::Answer> list;
      for (const Family family :
           {Family::Any, Family::Sales, Family::Given, Family::PreAuthorizations, Family::TopUps})
        list.append({Key(family), FamilyName(family), {}});
      return list;
    };
    choice_.Ask([] { return tr("Kind"); }, answers, Key(family_),
                [this](const QString& id) { Set([&] { family_ = static_cast<Family>(id.toInt()); }); });
  } else if (filter == QLatin1String("state")) {
    const auto answers = [] {
      QList<ChoiceModel::Answer> list;
      for (const BookState state : {BookState::Any, BookState::Posted, BookState::Voided, BookState::Open})
        list.append({Key(state), StateName(state), {}});
      return list;
    };
    choice_.Ask([] { return tr("State"); }, answers, Key(state_),
                [this](const QString& id) { Set([&] { state_ = static_cast<BookState>(id.toInt()); }); });
  } else if (filter == QLatin1String("operator")) {
    DigitsModel::Question question;
    question.title = [] { return tr("Operator"); };
    question.prompt = [] { return tr("Type the operator's number, or nothing for all"); };
    question.form = DigitsModel::Form::Code;
    question.digits = operator_number_;
    question.most = 2;
    digits_.Ask(question, [this](const QString& digits) { Set([&] { operator_number_ = digits; }); });
  } else if (filter == QLatin1String("card")) {
    DigitsModel::Question question;
    question.title = [] { return tr("Card"); };
    question.prompt = [] { return tr("Type the card's last four digits, or nothing for all"); };
    question.form = DigitsModel::Form::Code;
    question.digits = last_four_;
    question.most = 4;
    digits_.Ask(question, [this](const QString& digits) { Set([&] { last_four_ = digits; }); });
  }
}

QString SearchModel::RangeName(Range range) {
  switch (range) {
    case Range::Any:
      return tr("Any day");
    case Range::Today:
      return tr("Today");
    case Range::Yesterday:
      return tr("Yesterday");
    case Range::Week:
      return tr("The last 7 days");
    case Range::Month:
      return tr("The last 30 days");
  }
  return {};
}

QString SearchModel::FamilyName(Family family) {
  switch (family) {
    case Family::Any:
      return tr("Any kind");
    case Family::Sales:
      return tr("Payments taken");
    case Family::Given:
      return tr("Refunds and undone payments");
    case Family::PreAuthorizations:
      return tr("Pre-authorisations");
    case Family::TopUps:
      return tr("Top-ups");
  }
  return {};
}

QString SearchModel::StateName(BookState state) {
  switch (state) {
    case BookState::Any:
      return tr("Any state");
    case BookState::Posted:
      return tr("Approved");
    case BookState::Voided:
      return tr("Not taken");
    case BookState::Open:
      return tr("Not finished");
  }
  return {};
}

RowListModel::Row SearchModel::RowOf(const BookEntry& entry) const {
  Row row;
  row.id = entry.id;
  row.shape = Shape::Choice;
  row.text = KindWords::For(entry.kind).name;
  const QString card = CardWords(entry.card);
  if (!card.isEmpty()) row.text += QString::fromUtf8("  ·  ") + card;
  row.note = FormatDateTime(entry.time, language_.current(), merchant_.TimeZone());
  row.value = FormatMoney(entry.amount);
  switch (entry.state) {
    case BookState::Posted:
      row.mark = Mark::Good;
      break;
    case BookState::Voided:
      row.mark = Mark::Bad;
      row.note = tr("Not taken") + QString::fromUtf8("  ·  ") + row.note;
      break;
    case BookState::Open:
    case BookState::Any:
      row.mark = Mark::Waiting;
      row.note = (entry.being_undone ? tr("Being undone") : tr("Not finished")) + QString::fromUtf8("  ·  ") +
                 row.note;
      break;
  }
  return row;
}

void SearchModel::Fill() {
  QList<Row> rows;
  for (const BookEntry& entry : entries_) rows.append(RowOf(entry));
  SetRows(rows);
  Q_EMIT stateChanged();
}

void SearchModel::FillFilters() {
  const auto row = [](const char* id, const QString& text, const QString& value) {
    return Row::Choice(id, text, value);
  };
  filter_rows_.SetRows({
      row("range", tr("Date"), RangeName(range_)),
      row("family", tr("Kind"), FamilyName(family_)),
      row("state", tr("State"), StateName(state_)),
      row("operator", tr("Operator"), operator_number_.isEmpty() ? tr("All operators") : operator_number_),
      row("card", tr("Card"),
          last_four_.isEmpty() ? tr("Any card") : QString(QString::fromUtf8("•••• ") + last_four_)),
  });
}

}  // namespace till::kiosk
