// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/shop/stick_file_model.h"

#include "kiosk-ui/src/words/error_words.h"

namespace till::kiosk {

StickFileModel::StickFileModel(Sticks& sticks, Scheduler& scheduler, LanguageModel& language,
                               const MerchantModel& merchant, QObject* parent)
    : QObject(parent), sticks_(sticks), scheduler_(scheduler), merchant_(merchant) {
  connect(&sticks, &Sticks::saved, this,
          [this](const QString& name, const QString& file, const QString& stick) {
            if (state_ != State::Writing || name != name_) return;
            state_ = State::Saved;
            file_ = file;
            stick_ = stick;
            Q_EMIT changed();
          });
  connect(&sticks, &Sticks::saveFailed, this, [this](const QString& name, const Problem& problem) {
    if (state_ == State::Writing && name == name_) MakingFailed(problem);
  });
  connect(&language, &LanguageModel::changed, this, &StickFileModel::changed);
}

QString StickFileModel::headline() const {
  switch (state_) {
    case State::Ready:
      return Title();
    case State::Making:
      return tr("Getting it together");
    case State::Writing:
      return tr("Writing to the USB stick");
    case State::Saved:
      return tr("Saved on the USB stick");
    case State::Failed:
      return ErrorWords::ForProblem(problem_).what;
  }
  return {};
}

QString StickFileModel::guidance() const {
  switch (state_) {
    case State::Ready:
      return Explanation();
    case State::Making:
      return count_ > 0 ? tr("%1 payments so far").arg(count_) : QString();
    case State::Writing:
      return tr("Leave the stick where it is");
    case State::Saved:
      return tr("%1 on %2. The stick may be taken out", "a file, and what the stick is called")
          .arg(file_, stick_);
    case State::Failed:
      return ErrorWords::ForProblem(problem_).next;
  }
  return {};
}

void StickFileModel::save() {
  if (!canSave()) return;
  state_ = State::Making;
  count_ = 0;
  Q_EMIT changed();
  Make();
}

void StickFileModel::Forget() {
  if (!canSave()) return;
  state_ = State::Ready;
  Q_EMIT changed();
}

void StickFileModel::Made(const QString& subject, const QString& ending, const QByteArray& content) {
  if (state_ != State::Making) return;
  state_ = State::Writing;
  const QString moment =
      scheduler_.Now().toTimeZone(merchant_.TimeZone()).toString(QStringLiteral("yyyyMMdd-HHmmss"));
  name_ = QStringLiteral("till-%1-%2").arg(subject, moment);
  Q_EMIT changed();
  sticks_.Save(name_, ending, content);
}

void StickFileModel::MakingFailed(const Problem& problem) {
  state_ = State::Failed;
  problem_ = problem;
  Q_EMIT changed();
}

void StickFileModel::Progressed(int count) {
  count_ = count;
  Q_EMIT changed();
}

}  // namespace till::kiosk
