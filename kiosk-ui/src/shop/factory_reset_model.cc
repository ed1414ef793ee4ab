// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/shop/factory_reset_model.h"

#include <utility>

#include "kiosk-ui/src/words/error_words.h"

namespace till::kiosk {

FactoryResetModel::FactoryResetModel(Device& device, LanguageModel& language, NewRequestId new_request_id,
                                     QObject* parent)
    : QObject(parent), device_(device), new_request_id_(std::move(new_request_id)) {
  connect(&device, &Device::resetBegun, this, [this] { GoTo(Step::Accepted); });
  connect(&device, &Device::resetRefused, this, [this](const Problem& problem) {
    problem_ = problem;
    GoTo(Step::NotTaken);
  });
  connect(&language, &LanguageModel::changed, this, &FactoryResetModel::changed);
}

QString FactoryResetModel::headline() const {
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
  }
  return {};
}

QString FactoryResetModel::guidance() const {
  switch (step_) {
    case Step::First:
      return tr("Payments, operators, settings and keys are erased. The batch has to be settled first");
    case Step::Second:
      return tr("Afterwards the terminal is as new: it needs its keys and its settings again");
    case Step::Requested:
    case Step::Accepted:
      return tr("It starts by itself in a few minutes. Leave it switched on");
    case Step::NotTaken:
      // The one step that is illegal here is the update's.
      return problem_.code == QLatin1String("ILLEGAL_STEP")
                 ? tr("An update is not finished. Restart into it, or drop it, then try again")
                 : ErrorWords::ForProblem(problem_).Sentence();
  }
  return {};
}

QString FactoryResetModel::resetText() const {
  switch (step_) {
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

void FactoryResetModel::Begin() {
  if (step_ == Step::Requested || step_ == Step::Accepted) return;
  request_id_.clear();
  GoTo(Step::First);
}

void FactoryResetModel::reset() {
  if (step_ == Step::First) {
    GoTo(Step::Second);
  } else if (step_ == Step::Second) {
    request_id_ = new_request_id_();
    Q_EMIT approvalWanted(QStringLiteral("APPROVE_CHANGES"), request_id_);
  }
}

void FactoryResetModel::Approved(const QString& token) {
  if (step_ != Step::Second || request_id_.isEmpty()) return;
  GoTo(Step::Requested);
  device_.ResetToFactory(std::exchange(request_id_, QString()), token);
}

void FactoryResetModel::keep() {
  if (!asking()) return;
  Begin();
  Q_EMIT kept();
}

void FactoryResetModel::GoTo(Step step) {
  step_ = step;
  Q_EMIT changed();
}

}  // namespace till::kiosk
