// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/shop/sums_model.h"

#include <QMap>

#include "kiosk-ui/src/format/money_format.h"
#include "kiosk-ui/src/words/card_words.h"
#include "kiosk-ui/src/words/error_words.h"
#include "kiosk-ui/src/words/kind_words.h"

namespace till::kiosk {

SumsModel::SumsModel(Batches& batches, Scheduler& scheduler, LanguageModel& language,
                     const MerchantModel& merchant, ChoiceModel& choice, QObject* parent)
    : RowListModel(parent), batches_(batches), scheduler_(scheduler), merchant_(merchant), choice_(choice) {
  connect(&batches, &Batches::sumsFetched, this, [this](const Sums& sums) {
    if (!loading_) return;  // of another page
    sums_ = sums;
    open_shift_ = sums.shift;
    loading_ = false;
    Fill();
  });
  connect(&batches, &Batches::sumsFailed, this, [this](const Problem& problem) {
    if (!loading_) return;
    loading_ = false;
    problem_ = problem;
    Fill();
  });
  connect(&language, &LanguageModel::changed, this, &SumsModel::Fill);
}

QString SumsModel::problemText() const {
  return problem_.code.isEmpty() ? QString() : ErrorWords::ForProblem(problem_).what;
}

SumsOf SumsModel::Asked() const {
  SumsOf of;
  const QDate today = scheduler_.Now().toTimeZone(merchant_.TimeZone()).date();
  if (span_ == Span::Shift) of.shift = open_shift_;
  if (span_ == Span::Today) of.business_date = today.toString(Qt::ISODate);
  if (span_ == Span::Yesterday) of.business_date = today.addDays(-1).toString(Qt::ISODate);
  return of;
}

void SumsModel::refresh() {
  loading_ = true;
  problem_ = Problem();
  sums_ = Sums();
  batches_.FetchSums(Asked());
  Fill();
}

void SumsModel::editSpan() {
  const auto answers = [] {
    QList<ChoiceModel::Answer> list;
    for (const Span span : {Span::Batch, Span::Shift, Span::Today, Span::Yesterday})
      list.append({QString::number(static_cast<int>(span)), SpanName(span), {}});
    return list;
  };
  choice_.Ask([] { return tr("What to sum"); }, answers, QString::number(static_cast<int>(span_)),
              [this](const QString& id) {
                span_ = static_cast<Span>(id.toInt());
                refresh();
              });
}

void SumsModel::editSort() {
  const auto answers = [] {
    QList<ChoiceModel::Answer> list;
    for (const Sort sort : {Sort::Scheme, Sort::Operator, Sort::Shift})
      list.append({QString::number(static_cast<int>(sort)), SortName(sort), {}});
    return list;
  };
  choice_.Ask([] { return tr("How to sum"); }, answers, QString::number(static_cast<int>(sort_)),
              [this](const QString& id) {
                sort_ = static_cast<Sort>(id.toInt());
                Fill();
              });
}

QString SumsModel::SpanName(Span span) {
  switch (span) {
    case Span::Batch:
      return tr("The open batch");
    case Span::Shift:
      return tr("This shift");
    case Span::Today:
      return tr("Today");
    case Span::Yesterday:
      return tr("Yesterday");
  }
  return {};
}

QString SumsModel::SortName(Sort sort) {
  switch (sort) {
    case Sort::Scheme:
      return tr("By card scheme");
    case Sort::Operator:
      return tr("By operator");
    case Sort::Shift:
      return tr("By shift");
  }
  return {};
}

void SumsModel::Fill() {
  // Groups in the order in which the ledger names them; the whole comes last as the total.
  QStringList order;
  QMap<QString, QList<Sum>> groups;
  qint64 count = 0;
  Money total{0, merchant_.currency()};
  for (const Sum& line : sums_.lines) {
    if (line.count == 0) continue;
    QString group;
    if (line.shift != 0) {
      if (sort_ == Sort::Shift && line.operator_number.isEmpty() && line.scheme.isEmpty())
        group = tr("Shift %1").arg(line.shift);
    } else if (!line.operator_number.isEmpty()) {
      if (sort_ == Sort::Operator && line.scheme.isEmpty())
        group = tr("Operator %1").arg(line.operator_number);
    } else if (!line.scheme.isEmpty()) {
      if (sort_ == Sort::Scheme) group = SchemeName(line.scheme);
    } else {
      count += line.count;
      total.minor_units += line.amount.minor_units;
    }
    if (group.isEmpty()) continue;
    if (!groups.contains(group)) order.append(group);
    groups[group].append(line);
  }
  QList<Row> rows;
  for (const QString& group : order) {
    Money sum{0, merchant_.currency()};
    for (const Sum& line : groups[group]) sum.minor_units += line.amount.minor_units;
    rows.append(Row::Heading(group, FormatMoney(sum)));
    for (const Sum& line : groups[group]) {
      rows.append(Row::Fact(KindWords::For(line.kind).name, FormatMoney(line.amount),
                            tr("Payments: %1", "how many").arg(line.count)));
    }
  }
  if (!rows.isEmpty()) {
    rows.append(Row::Total(tr("Total"), FormatMoney(total), tr("Payments: %1", "how many").arg(count)));
  }
  SetRows(rows);
  Q_EMIT stateChanged();
}

}  // namespace till::kiosk
