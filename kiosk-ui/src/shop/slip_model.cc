// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/shop/slip_model.h"

#include <utility>

#include "kiosk-ui/src/words/error_words.h"

namespace till::kiosk {

SlipModel::SlipModel(Slips& slips, LanguageModel& language, NewRequestId new_request_id, QObject* parent)
    : QObject(parent), slips_(slips), new_request_id_(std::move(new_request_id)) {
  connect(&slips, &Slips::queued, this, [this](const QString& request_id) {
    if (request_id != request_id_) return;
    state_ = State::Queued;
    Q_EMIT changed();
  });
  connect(&slips, &Slips::failed, this, [this](const QString& request_id, const Problem& problem) {
    if (request_id != request_id_) return;
    state_ = State::Failed;
    problem_ = problem;
    Q_EMIT changed();
  });
  connect(&language, &LanguageModel::changed, this, &SlipModel::changed);
}

QString SlipModel::label() const {
  switch (state_) {
    case State::Ready:
      return tr("Print");
    case State::Asking:
    case State::Queued:
      return tr("Being printed");
    case State::Failed:
      return ErrorWords::ForProblem(problem_).what;
  }
  return {};
}

QString SlipModel::Begin() {
  state_ = State::Asking;
  request_id_ = new_request_id_();
  Q_EMIT changed();
  return request_id_;
}

void SlipModel::PrintReceipt(const QString& payment_id) {
  if (canPrint()) slips_.PrintReceipt(payment_id, Begin());
}

void SlipModel::PrintSettlement(const QString& settlement_id) {
  if (canPrint()) slips_.PrintSettlement(settlement_id, Begin());
}

void SlipModel::PrintSums(const SumsOf& of) {
  if (canPrint()) slips_.PrintSums(of, Begin());
}

void SlipModel::Forget() {
  state_ = State::Ready;
  request_id_.clear();
  Q_EMIT changed();
}

}  // namespace till::kiosk
