// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/models/health_model.h"

#include <algorithm>

#include "kiosk-ui/src/words/error_words.h"

namespace till::kiosk {

HealthModel::HealthModel(Backend& backend, LanguageModel& language, QObject* parent)
    : QAbstractListModel(parent), backend_(backend) {
  connect(&backend, &Backend::onlineChanged, this, [this](bool online) {
    online_ = online;
    Q_EMIT stateChanged();
  });
  connect(&backend, &Backend::healthChanged, this, [this](const DeviceHealth& health) {
    beginResetModel();
    health_ = health;
    endResetModel();
    Q_EMIT stateChanged();
  });
  connect(&language, &LanguageModel::changed, this, [this] {
    if (rowCount() > 0) Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    Q_EMIT stateChanged();
  });
}

Health HealthModel::overall() const {
  if (!online_ || !health_.can_take_payments) return Health::Broken;
  const bool all_good = std::all_of(health_.parts.cbegin(), health_.parts.cend(),
                                    [](const DevicePart& part) { return part.health == Health::Good; });
  return all_good ? Health::Good : Health::Limited;
}

QString HealthModel::overallText() const {
  switch (overall()) {
    case Health::Good:
      return tr("Everything works");
    case Health::Broken:
      return tr("Out of service");
    case Health::Limited:
    case Health::Unknown:
      return tr("Something needs attention");
  }
  return {};
}

void HealthModel::refresh() {
  backend_.FetchHealth();
}

int HealthModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(health_.parts.size());
}

QVariant HealthModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const DevicePart& part = health_.parts.at(index.row());
  switch (role) {
    case NameTextRole:
      return PartName(part.name);
    case HealthRole:
      return QVariant::fromValue(part.health);
    case HealthTextRole:
      return part.detail.isEmpty() ? HealthText(part.health) : ErrorWords::ForProblem({part.detail, {}}).what;
    default:
      return {};
  }
}

QString HealthModel::PartName(const QString& name) {
  if (name == QLatin1String("card")) return tr("Card reader");
  if (name == QLatin1String("pin")) return tr("PIN pad");
  if (name == QLatin1String("print")) return tr("Printer");
  if (name == QLatin1String("uplink")) return tr("Line to the bank");
  if (name == QLatin1String("ledger")) return tr("Books");
  if (name == QLatin1String("payment")) return tr("Payments");
  if (name == QLatin1String("terminal")) return tr("Terminal");
  return name;
}

QString HealthModel::HealthText(Health health) {
  switch (health) {
    case Health::Good:
      return tr("Works");
    case Health::Limited:
      return tr("Needs attention");
    case Health::Broken:
      return tr("Does not work");
    case Health::Unknown:
      return tr("Not known");
  }
  return {};
}

QHash<int, QByteArray> HealthModel::roleNames() const {
  return {{NameTextRole, "nameText"}, {HealthRole, "health"}, {HealthTextRole, "healthText"}};
}

}  // namespace till::kiosk
