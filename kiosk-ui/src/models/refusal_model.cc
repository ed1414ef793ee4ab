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
      step_ = Step::Explained;
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
          [this](bool accepted) { GoTo(accepted ? Step::Accepted : Step::NotTaken); });
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
  switch (step_) {
    case Step::First:
      return tr("Erase everything on this terminal?");
    case Step::Second:
      return tr("This cannot be undone");
    case Step::Requested:
    case Step::Accepted:
      return tr("The terminal is being reset");
    case Step::NotTaken:
      return tr("The reset was not possible");
    case Step::Explained:
      break;
  }
  if (reason_ == QLatin1String("TPM_MISSING")) return tr("The security chip does not answer");
  if (reason_ == QLatin1String("DATA_LOCKED")) return tr("The data of this terminal cannot be opened");
  return tr("The data of this terminal is damaged");
}

QString RefusalModel::guidance() const {
  switch (step_) {
    case Step::First:
      return tr("Payments that were not settled, operators, settings and keys are lost. Call support first");
    case Step::Second:
      return tr("Afterwards the terminal is as new: it needs its keys and its settings again");
    case Step::Requested:
    case Step::Accepted:
      return tr("It starts by itself in a few minutes. Leave it switched on");
    case Step::NotTaken:
      return tr("Switch the terminal off and on, and try again. If it happens again, call support");
    case Step::Explained:
      break;
  }
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
  switch (step_) {
    case Step::Explained:
      // What a reset makes needs the chip.
      return reason_ == QLatin1String("TPM_MISSING") ? QString() : tr("Reset the terminal");
    case Step::First:
      return tr("Go on");
    case Step::Second:
      return tr("Erase everything");
    case Step::Requested:
    case Step::Accepted:
    case Step::NotTaken:
      break;
  }
  return {};
}

void RefusalModel::reset() {
  if (resetText().isEmpty()) return;
  if (step_ == Step::Explained) {
    GoTo(Step::First);
  } else if (step_ == Step::First) {
    GoTo(Step::Second);
  } else {
    GoTo(Step::Requested);
    refusal_.RequestReset();
  }
}

void RefusalModel::keep() {
  if (asking()) GoTo(Step::Explained);
}

void RefusalModel::GoTo(Step step) {
  step_ = step;
  Q_EMIT changed();
}

}  // namespace till::kiosk
