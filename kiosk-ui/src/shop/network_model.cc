// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/shop/network_model.h"

#include "kiosk-ui/src/format/date_format.h"
#include "kiosk-ui/src/words/error_words.h"

namespace till::kiosk {

NetworkModel::NetworkModel(Device& device, LanguageModel& language, const MerchantModel& merchant,
                           QObject* parent)
    : RowListModel(parent), device_(device), language_(language), merchant_(merchant) {
  connect(&device, &Device::networkFetched, this, [this](const NetworkFacts& facts) {
    facts_ = facts;
    known_ = true;
    loading_ = false;
    Fill();
  });
  connect(&device, &Device::networkFailed, this, [this](const Problem& problem) {
    known_ = false;
    loading_ = false;
    problem_ = [problem] { return ErrorWords::ForProblem(problem).Sentence(); };
    Fill();
  });
  connect(&language, &LanguageModel::changed, this, &NetworkModel::Fill);
}

void NetworkModel::refresh() {
  loading_ = true;
  problem_ = nullptr;
  device_.FetchNetwork();
  Q_EMIT stateChanged();
}

void NetworkModel::Fill() {
  QList<Row> rows;
  if (known_) {
    const ErrorWords why = ErrorWords::ForProblem({facts_.fault, {}});
    const bool has_fault = !facts_.connected && !facts_.fault.isEmpty();
    rows.append(Row::Fact(tr("Line to the bank"), facts_.connected ? tr("Connected") : tr("Not connected"),
                          has_fault ? why.Sentence() : QString(), facts_.connected ? Mark::Good : Mark::Bad));
    rows.append(Row::Fact(tr("Signed on at the bank"), facts_.signed_on ? tr("Yes") : tr("No"), {},
                          facts_.signed_on ? Mark::Good : Mark::Attention));
    rows.append(
        Row::Fact(tr("Address of the bank"), facts_.host.isEmpty() ? tr("None", "an address") : facts_.host));
    rows.append(Row::Fact(tr("Reserve line"), facts_.on_backup_host ? tr("In use") : tr("Not in use"),
                          facts_.on_backup_host ? tr("The bank's first address is away") : QString(),
                          facts_.on_backup_host ? Mark::Attention : Mark::None));
    rows.append(Row::Fact(tr("Last answer of the bank"),
                          facts_.last_reply.isValid()
                              ? FormatDateTime(facts_.last_reply, language_.current(), merchant_.TimeZone())
                              : tr("None yet", "an answer")));
    rows.append(Row::Fact(tr("The addresses are the acquirer's, and set where the terminal is set up")));
  }
  SetRows(rows);
  Q_EMIT stateChanged();
}

}  // namespace till::kiosk
