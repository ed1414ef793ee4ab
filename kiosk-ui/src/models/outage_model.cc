// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/models/outage_model.h"

#include "kiosk-ui/src/backend/needed_part.h"
#include "kiosk-ui/src/format/date_format.h"

namespace till::kiosk {

OutageModel::OutageModel(const HealthModel& health, Scheduler& scheduler, LanguageModel& language,
                         const MerchantModel& merchant, QObject* parent)
    : QObject(parent), health_(health), scheduler_(scheduler), language_(language), merchant_(merchant) {
  connect(&health, &HealthModel::stateChanged, this, &OutageModel::Update);
  connect(&language, &LanguageModel::changed, this, &OutageModel::changed);
  connect(&merchant, &MerchantModel::changed, this, &OutageModel::changed);
}

void OutageModel::Update() {
  if (health_.online() && health_.inService()) {
    stage_ = Stage::None;
    ++outages_;
  } else if (stage_ == Stage::None) {
    stage_ = Stage::Brief;
    since_ = scheduler_.Now();
    scheduler_.After(kBrief, this, [this, outage = ++outages_] {
      if (outage != outages_) return;
      stage_ = Stage::Lasting;
      Q_EMIT changed();
    });
  }
  Q_EMIT changed();
}

QString OutageModel::partText() const {
  if (!health_.online()) return HealthModel::PartName(QStringLiteral("terminal"));
  QStringList names;
  for (const DevicePart& part : health_.parts()) {
    if (NeededForPayments(part.name) && part.health == Health::Broken)
      names.append(HealthModel::PartName(part.name));
  }
  return names.join(language_.current() == QLatin1String("zh") ? QStringLiteral("、") : QStringLiteral(", "));
}

QString OutageModel::waitingText() const {
  return health_.online() ? tr("Being started again: %1").arg(partText())
                          : tr("Reconnecting to the terminal");
}

QString OutageModel::sinceText() const {
  return since_.isValid() ? FormatDateTime(since_, language_.current(), merchant_.TimeZone()) : QString();
}

QString OutageModel::nextText() const {
  return tr(
      "The terminal tries again by itself every half minute. If this lasts for ten minutes, switch it "
      "off and on");
}

QString OutageModel::callText() const {
  return merchant_.terminalId().isEmpty()
             ? tr("Support")
             : tr("Support, with the number of this terminal: %1").arg(merchant_.terminalId());
}

}  // namespace till::kiosk
