// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/shop/settlement_model.h"

#include <QMap>
#include <utility>

#include "kiosk-ui/src/format/date_format.h"
#include "kiosk-ui/src/format/money_format.h"
#include "kiosk-ui/src/words/card_words.h"
#include "kiosk-ui/src/words/error_words.h"
#include "kiosk-ui/src/words/kind_words.h"

namespace till::kiosk {
namespace {

using Mark = RowListModel::Mark;
using Row = RowListModel::Row;

// A line over all operators and schemes; a line of one scheme.
bool IsWhole(const Sum& line) {
  return line.operator_number.isEmpty() && line.scheme.isEmpty() && line.shift == 0;
}
bool IsOfScheme(const Sum& line) {
  return line.operator_number.isEmpty() && !line.scheme.isEmpty();
}

}  // namespace

SettlementModel::SettlementModel(Batches& batches, Books& books, SessionModel& session,
                                 LanguageModel& language, const MerchantModel& merchant,
                                 NewRequestId new_request_id, QObject* parent)
    : QObject(parent),
      batches_(batches),
      books_(books),
      session_(session),
      language_(language),
      merchant_(merchant),
      new_request_id_(std::move(new_request_id)) {
  connect(&batches, &Batches::sumsFetched, this, [this](const Sums& sums) {
    if (!loading_) return;  // of another page
    sums_ = sums;
    has_sums_ = true;
    loading_ = false;
    Fill();
  });
  connect(&batches, &Batches::sumsFailed, this, [this](const Problem& problem) {
    if (!loading_) return;
    loading_ = false;
    problem_ = problem;
    Fill();
  });
  connect(&batches, &Batches::lineFetched, this, [this](const HostLine& line) {
    line_ = line;
    has_line_ = true;
    Fill();
  });
  connect(&books, &Books::found, this, [this](int number, const QList<BookEntry>& entries, const QString&) {
    if (number != search_) return;
    open_ = entries;
    Fill();
  });
  connect(&batches, &Batches::settlementMoved, this, [this](const Settlement& settlement, int percent) {
    if (stage_ != Stage::Settling) return;
    settlement_ = settlement;
    percent_ = percent;
    Fill();
  });
  connect(&batches, &Batches::settled, this, [this](const Settlement& settlement) {
    if (stage_ != Stage::Settling) return;
    settlement_ = settlement;
    stage_ = Stage::Done;
    Fill();
  });
  connect(&batches, &Batches::settleFailed, this, [this](const Problem& problem) {
    if (stage_ != Stage::Settling) return;
    stage_ = Stage::Failed;
    problem_ = problem;
    Fill();
  });
  connect(&language, &LanguageModel::changed, this, &SettlementModel::Fill);
}

QString SettlementModel::batchText() const {
  if (!has_sums_) return {};
  return tr("Batch %1").arg(sums_.batch, 6, 10, QLatin1Char('0'));
}

QString SettlementModel::totalText() const {
  Money total{0, merchant_.currency()};
  for (const Sum& line : sums_.lines) {
    if (IsWhole(line)) total.minor_units += line.amount.minor_units;
  }
  return FormatMoney(total);
}

bool SettlementModel::Blocked() const {
  return sums_.open > 0 || sums_.advices_owed > 0;
}

bool SettlementModel::canSettle() const {
  return has_sums_ && !loading_ && !Blocked() && stage_ != Stage::Settling;
}

bool SettlementModel::balanced() const {
  using Word = SettlementGroup::Word;
  const auto agrees = [](const SettlementGroup& group) {
    const bool empty = group.taken_count == 0 && group.given_back_count == 0;
    return group.word == Word::Equal || (group.word == Word::NotHeard && empty);
  };
  return agrees(settlement_.domestic) && agrees(settlement_.foreign);
}

QString SettlementModel::headline() const {
  switch (stage_) {
    case Stage::Looking:
      return problem_.code.isEmpty() ? QString() : ErrorWords::ForProblem(problem_).what;
    case Stage::Failed:
      return ErrorWords::ForProblem(problem_).what;
    case Stage::Done:
      return balanced() ? tr("Settled, the figures agree") : tr("Settled, the figures differ");
    case Stage::Settling:
      break;
  }
  switch (settlement_.stage) {
    case Settlement::Stage::Begun:
      return tr("Comparing the sums with the bank");
    case Settlement::Stage::Balanced:
    case Settlement::Stage::Unbalanced:
      return settlement_.to_upload == 0
                 ? tr("Closing the batch")
                 : tr("Sending payment %1 of %2").arg(settlement_.uploaded).arg(settlement_.to_upload);
    case Settlement::Stage::Uploaded:
    case Settlement::Stage::Closed:
      return tr("Closing the batch");
  }
  return {};
}

QString SettlementModel::guidance() const {
  switch (stage_) {
    case Stage::Looking:
      return problem_.code.isEmpty() ? QString() : ErrorWords::ForProblem(problem_).next;
    case Stage::Failed:
      return ErrorWords::ForProblem(problem_).next;
    case Stage::Settling:
      return tr("It goes on by itself, even when you leave this page");
    case Stage::Done:
      return balanced() ? tr("The next batch is open")
                        : tr("Every payment was sent to the bank one by one. Keep the slip and ask the bank");
  }
  return {};
}

void SettlementModel::look() {
  if (stage_ == Stage::Settling) return;  // it is still going on: that is what there is to see
  stage_ = Stage::Looking;
  problem_ = Problem();
  loading_ = true;
  has_sums_ = false;
  has_line_ = false;
  sums_ = Sums();
  open_.clear();
  batches_.FetchSums({});
  batches_.FetchLine();
  BookQuery open;
  open.state = BookState::Open;
  search_ = books_.NewNumber();
  books_.Search(search_, open);
  Fill();
}

void SettlementModel::settle() {
  if (!canSettle()) return;
  request_id_ = new_request_id_();
  if (session_.may(QStringLiteral("SETTLE"))) {
    Begin({});
  } else {
    Q_EMIT approvalWanted(QStringLiteral("SETTLE"), request_id_);
  }
}

void SettlementModel::Approved(const QString& token) {
  if (!canSettle() || request_id_.isEmpty()) return;
  Begin(token);
}

void SettlementModel::Begin(const QString& approval) {
  stage_ = Stage::Settling;
  settlement_ = Settlement();
  problem_ = Problem();
  percent_ = 0;
  batches_.Settle(request_id_, approval);
  Fill();
  Q_EMIT begun();
}

void SettlementModel::ShowPast(const Settlement& settlement) {
  if (stage_ == Stage::Settling) return;
  stage_ = Stage::Done;
  settlement_ = settlement;
  Fill();
}

void SettlementModel::Fill() {
  FillSums();
  FillBlockers();
  FillOutcome();
  Q_EMIT changed();
}

void SettlementModel::FillSums() {
  QList<RowListModel::Row> rows;
  qint64 count = 0;
  for (const Sum& whole : sums_.lines) {
    if (!IsWhole(whole) || whole.count == 0) continue;
    count += whole.count;
    rows.append(Row::Heading(KindWords::For(whole.kind).name, FormatMoney(whole.amount)));
    for (const Sum& line : sums_.lines) {
      if (!IsOfScheme(line) || line.kind != whole.kind || line.count == 0) continue;
      rows.append(Row::Fact(SchemeName(line.scheme), FormatMoney(line.amount),
                            tr("Payments: %1", "how many").arg(line.count)));
    }
  }
  if (!rows.isEmpty()) {
    rows.append(Row::Total(tr("Total"), totalText(), tr("Payments: %1", "how many").arg(count)));
  }
  sum_rows_.SetRows(rows);
}

void SettlementModel::FillBlockers() {
  QList<RowListModel::Row> rows;
  const auto add = [&](const QString& text, const QString& note, qint64 count, Mark mark) {
    rows.append(Row::Fact(text, count > 0 ? QString::number(count) : QString(), note, mark));
  };
  if (has_line_ && !line_.connected)
    add(tr("No line to the bank"), tr("Check the network, then try again"), 0, Mark::Bad);
  if (has_line_ && !line_.settlement_in_progress.isEmpty())
    add(tr("The last settlement was interrupted"), tr("Settling goes on where it stopped"), 0,
        Mark::Attention);
  if (sums_.reversals_owed > 0) {
    add(tr("Payments being undone"), tr("The terminal asks the bank again by itself. Look again in a minute"),
        sums_.reversals_owed, Mark::Waiting);
  }
  if (sums_.open > sums_.reversals_owed) {
    add(tr("Payments not finished"), tr("Finish or cancel them first"), sums_.open - sums_.reversals_owed,
        Mark::Waiting);
  }
  if (sums_.advices_owed > 0) {
    add(tr("Messages waiting for the bank"), tr("They are sent by themselves. Look again in a minute"),
        sums_.advices_owed, Mark::Waiting);
  }
  if (Blocked()) {
    for (const BookEntry& entry : open_) {
      const QString card = CardWords(entry.card);
      const QString when = FormatDateTime(entry.time, language_.current(), merchant_.TimeZone());
      rows.append(Row::Choice(
          entry.id, KindWords::For(entry.kind).name + QStringLiteral("  ") + FormatMoney(entry.amount), {},
          card.isEmpty() ? when : QString(when + QStringLiteral("  ·  ") + card)));
    }
  }
  blocker_rows_.SetRows(rows);
}

void SettlementModel::AddGroup(const QString& name, const SettlementGroup& group,
                               QList<RowListModel::Row>* rows) const {
  using Word = SettlementGroup::Word;
  if (group.taken_count == 0 && group.given_back_count == 0 && group.word == Word::NotHeard) return;
  const auto amount = [&](Money money) {
    money.currency = merchant_.currency();
    return FormatMoney(money);
  };
  rows->append(Row::Heading(name));
  rows->append(
      Row::Fact(tr("Taken"), amount(group.taken), tr("Payments: %1", "how many").arg(group.taken_count)));
  rows->append(Row::Fact(tr("Given back"), amount(group.given_back),
                         tr("Payments: %1", "how many").arg(group.given_back_count)));
  QString word = tr("No answer yet");
  Mark mark = Mark::Waiting;
  if (group.word == Word::Equal) {
    word = tr("The same");
    mark = Mark::Good;
  } else if (group.word == Word::Different) {
    word = tr("Other figures");
    mark = Mark::Attention;
  } else if (group.word == Word::Failed) {
    word = tr("Could not compare");
    mark = Mark::Attention;
  }
  rows->append(Row::Fact(tr("The bank's own count"), word, {}, mark));
}

void SettlementModel::FillOutcome() {
  QList<RowListModel::Row> rows;
  if (settlement_.batch != 0) {
    AddGroup(tr("Domestic cards"), settlement_.domestic, &rows);
    AddGroup(tr("Foreign cards"), settlement_.foreign, &rows);
    rows.append(Row::Heading(tr("Batch %1").arg(settlement_.batch, 6, 10, QLatin1Char('0'))));
    if (settlement_.uploaded > 0)
      rows.append(Row::Fact(tr("Payments sent one by one"), QString::number(settlement_.uploaded)));
    rows.append(Row::Fact(tr("Settled by"), settlement_.operator_number == QLatin1String("auto")
                                                ? tr("The terminal itself")
                                                : tr("Operator %1").arg(settlement_.operator_number)));
    if (settlement_.closed.isValid()) {
      rows.append(Row::Fact(tr("Closed", "of a batch"),
                            FormatDateTime(settlement_.closed, language_.current(), merchant_.TimeZone())));
    }
  }
  outcome_rows_.SetRows(rows);
}

}  // namespace till::kiosk
