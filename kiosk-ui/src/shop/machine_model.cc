// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/shop/machine_model.h"

#include "kiosk-ui/src/format/date_format.h"
#include "kiosk-ui/src/words/error_words.h"

namespace till::kiosk {

MachineModel::MachineModel(Machine& machine, const HealthModel& health, LanguageModel& language,
                           const MerchantModel& merchant, QObject* parent)
    : RowListModel(parent), machine_(machine), health_(health), language_(language), merchant_(merchant) {
  connect(&machine, &Machine::factsFetched, this, [this](const MachineFacts& facts) {
    facts_ = facts;
    known_ = true;
    Fill();
  });
  connect(&machine, &Machine::factsFailed, this, [this](const Problem& problem) {
    problem_ = problem;
    Fill();
  });
  connect(&health, &HealthModel::stateChanged, this, &MachineModel::Fill);
  connect(&language, &LanguageModel::changed, this, &MachineModel::Fill);
}

QString MachineModel::problemText() const {
  return problem_.code.isEmpty() ? QString() : ErrorWords::ForProblem(problem_).what;
}

void MachineModel::refresh() {
  problem_ = Problem();
  machine_.FetchFacts();
}

void MachineModel::Fill() {
  QList<Row> rows;
  const auto fact = [&](const QString& text, const QString& value) {
    if (!value.isEmpty()) rows.append(Row::Fact(text, value));
  };
  if (known_) {
    fact(tr("Version"), facts_.development ? tr("%1, for development").arg(facts_.version) : facts_.version);
    fact(tr("Serial number"), facts_.serial_number);
    fact(tr("Terminal"), merchant_.terminalId());
    if (facts_.started.isValid())
      fact(tr("Running since"), FormatDateTime(facts_.started, language_.current(), merchant_.TimeZone()));
    if (facts_.storage_total > 0) {
      const auto gigabytes = [](qint64 bytes) {
        return QString(QString::number(double(bytes) / 1e9, 'f', 1) + QStringLiteral(" GB"));
      };
      rows.append(
          Row::Fact(tr("Storage"),
                    tr("%1 of %2 free").arg(gigabytes(facts_.storage_free), gigabytes(facts_.storage_total)),
                    {}, facts_.storage_free * 20 < facts_.storage_total ? Mark::Attention : Mark::None));
    }
  }
  SetRows(rows);
  Q_EMIT stateChanged();
}

}  // namespace till::kiosk
