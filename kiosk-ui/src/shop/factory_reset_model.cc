// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/shop/factory_reset_model.h"

#include <utility>

#include "kiosk-ui/src/words/error_words.h"

namespace till::kiosk {

FactoryResetModel::FactoryResetModel(Device& device, LanguageModel& language, NewRequestId new_request_id,
                                     QObject* parent)
    : QObject(parent), device_(device), new_request_id_(std::move(new_request_id)) {
  connect(&device, &Device::resetBegun, this, [this] { GoTo(EraseStep::Begun); });
  connect(&device, &Device::resetRefused, this, [this](const Problem& problem) {
    problem_ = problem;
    GoTo(EraseStep::NotTaken);
  });
  connect(&language, &LanguageModel::changed, this, &FactoryResetModel::changed);
}

QString FactoryResetModel::headline() const {
  return EraseHeadline(step_);
}

QString FactoryResetModel::guidance() const {
  if (step_ == EraseStep::First)
    return tr("Payments, operators, settings and keys are erased. The batch has to be settled first");
  if (step_ != EraseStep::NotTaken) return EraseGuidance(step_);
  // The one step that is illegal here is the update's.
  return problem_.code == QLatin1String("ILLEGAL_STEP")
             ? tr("An update is not finished. Restart into it, or drop it, then try again")
             : ErrorWords::ForProblem(problem_).Sentence();
}

QString FactoryResetModel::resetText() const {
  return EraseButton(step_);
}

void FactoryResetModel::Begin() {
  if (step_ == EraseStep::Begun) return;
  request_id_.clear();
  GoTo(EraseStep::First);
}

void FactoryResetModel::reset() {
  if (step_ == EraseStep::First) {
    GoTo(EraseStep::Second);
  } else if (step_ == EraseStep::Second) {
    request_id_ = new_request_id_();
    Q_EMIT approvalWanted(QStringLiteral("APPROVE_CHANGES"), request_id_);
  }
}

void FactoryResetModel::Approved(const QString& token) {
  if (step_ != EraseStep::Second || request_id_.isEmpty()) return;
  GoTo(EraseStep::Begun);
  device_.ResetToFactory(std::exchange(request_id_, QString()), token);
}

void FactoryResetModel::keep() {
  if (!asking()) return;
  Begin();
  Q_EMIT kept();
}

void FactoryResetModel::GoTo(EraseStep step) {
  step_ = step;
  Q_EMIT changed();
}

}  // namespace till::kiosk
