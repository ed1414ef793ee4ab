// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/shop/settlement_list_model.h"

#include "kiosk-ui/src/format/date_format.h"
#include "kiosk-ui/src/format/money_format.h"
#include "kiosk-ui/src/words/error_words.h"

namespace till::kiosk {

SettlementListModel::SettlementListModel(Batches& batches, LanguageModel& language,
                                         const MerchantModel& merchant, QObject* parent)
    : RowListModel(parent), batches_(batches), language_(language), merchant_(merchant) {
  connect(&batches, &Batches::settlementsListed, this,
          [this](const QList<Settlement>& settlements, const QString& next_page_token) {
            if (fresh_) settlements_.clear();
            fresh_ = false;
            settlements_.append(settlements);
            next_page_ = next_page_token;
            loading_ = false;
            Fill();
          });
  connect(&batches, &Batches::settlementsFailed, this, [this](const Problem& problem) {
    loading_ = false;
    failed_ = true;
    problem_ = problem;
    Fill();
  });
  connect(&language, &LanguageModel::changed, this, &SettlementListModel::Fill);
}

QString SettlementListModel::problemText() const {
  return failed_ ? ErrorWords::ForProblem(problem_).what : QString();
}

void SettlementListModel::refresh() {
  fresh_ = true;
  loading_ = true;
  failed_ = false;
  batches_.ListSettlements({});
  Q_EMIT stateChanged();
}

void SettlementListModel::more() {
  if (loading_ || next_page_.isEmpty()) return;
  loading_ = true;
  batches_.ListSettlements(next_page_);
  Q_EMIT stateChanged();
}

std::optional<Settlement> SettlementListModel::Find(const QString& id) const {
  for (const Settlement& settlement : settlements_) {
    if (settlement.id == id) return settlement;
  }
  return std::nullopt;
}

void SettlementListModel::Fill() {
  QList<Row> rows;
  for (const Settlement& settlement : settlements_) {
    using Word = SettlementGroup::Word;
    const Money net{settlement.domestic.taken.minor_units - settlement.domestic.given_back.minor_units +
                        settlement.foreign.taken.minor_units - settlement.foreign.given_back.minor_units,
                    merchant_.currency()};
    const bool open = settlement.stage != Settlement::Stage::Closed;
    const bool differs =
        settlement.domestic.word == Word::Different || settlement.foreign.word == Word::Different;
    rows.append({settlement.id,
                 tr("Batch %1").arg(settlement.batch, 6, 10, QLatin1Char('0')),
                 FormatDateTime(open ? settlement.begun : settlement.closed, language_.current(),
                                merchant_.TimeZone()),
                 FormatMoney(net),
                 {},
                 open      ? Mark::Waiting
                 : differs ? Mark::Attention
                           : Mark::Good,
                 Shape::Choice});
  }
  SetRows(rows);
  Q_EMIT stateChanged();
}

}  // namespace till::kiosk
