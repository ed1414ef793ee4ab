// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/models/refusal_model.h"

namespace till::kiosk {
namespace {

// The units that write the reason may end after the kiosk starts: the TPM is given half a minute.
constexpr std::chrono::seconds kLookEvery{1};

}  // namespace

RefusalModel::RefusalModel(Refusal& refusal, Backend& backend, Scheduler& scheduler, LanguageModel& language,
                           QObject* parent)
    : QObject(parent), refusal_(refusal), scheduler_(scheduler) {
  connect(&backend, &Backend::onlineChanged, this, [this](bool online) {
    online_ = online;
    if (online) {
      reason_.clear();
      step_.reset();
    } else {
      Watch();
    }
    Q_EMIT changed();
  });
  connect(&refusal, &Refusal::found, this, [this](const QString& reason) {
    reason_ = reason;
    Q_EMIT changed();
  });
  connect(&refusal, &Refusal::resetAnswered, this,
          [this](bool accepted) { GoTo(accepted ? EraseStep::Begun : EraseStep::NotTaken); });
  connect(&language, &LanguageModel::changed, this, &RefusalModel::changed);
}

void RefusalModel::Watch() {
  if (watches_ || online_ || !reason_.isEmpty()) return;
  refusal_.Look();
  watches_ = true;
  scheduler_.After(kLookEvery, this, [this] {
    watches_ = false;
    Watch();
  });
}

QString RefusalModel::headline() const {
  if (step_) return EraseHeadline(*step_);
  if (reason_ == QLatin1String("TPM_MISSING")) return tr("The security chip does not answer");
  if (reason_ == QLatin1String("DATA_LOCKED")) return tr("The data of this terminal cannot be opened");
  return tr("The data of this terminal is damaged");
}

QString RefusalModel::guidance() const {
  if (step_ == EraseStep::First)
    return tr("Payments that were not settled, operators, settings and keys are lost. Call support first");
  if (step_ == EraseStep::NotTaken)
    return tr("Switch the terminal off and on, and try again. If it happens again, call support");
  if (step_) return EraseGuidance(*step_);
  if (reason_ == QLatin1String("TPM_MISSING")) {
    return tr("Switch the terminal off and on. If this page comes back, it has to be repaired: call support");
  }
  if (reason_ == QLatin1String("DATA_LOCKED")) {
    return tr(
        "Its security chip was cleared or exchanged, or the terminal was changed. Call support before you "
        "do anything else");
  }
  return tr(
      "Switch the terminal off and on. If this page comes back, call support before you do anything else");
}

QString RefusalModel::resetText() const {
  if (step_) return EraseButton(*step_);
  // What a reset makes needs the chip.
  return reason_ == QLatin1String("TPM_MISSING") ? QString() : tr("Reset the terminal");
}

void RefusalModel::reset() {
  if (resetText().isEmpty()) return;
  if (!step_) {
    GoTo(EraseStep::First);
  } else if (step_ == EraseStep::First) {
    GoTo(EraseStep::Second);
  } else {
    GoTo(EraseStep::Begun);
    refusal_.RequestReset();
  }
}

void RefusalModel::keep() {
  if (asking()) GoTo(std::nullopt);
}

void RefusalModel::GoTo(std::optional<EraseStep> step) {
  step_ = step;
  Q_EMIT changed();
}

}  // namespace till::kiosk
