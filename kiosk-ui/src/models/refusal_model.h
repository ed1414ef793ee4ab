// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_MODELS_REFUSAL_MODEL_H_
#define TILL_KIOSK_UI_SRC_MODELS_REFUSAL_MODEL_H_

#include <QObject>
#include <QString>
#include <optional>

#include "kiosk-ui/src/backend/backend.h"
#include "kiosk-ui/src/backend/refusal.h"
#include "kiosk-ui/src/backend/scheduler.h"
#include "kiosk-ui/src/models/language_model.h"
#include "kiosk-ui/src/words/erase_words.h"

namespace till::kiosk {

// RefusalModel explains why the terminal does not start with its data, and leads to the one way on where
// there is one: everything on the terminal is erased, after two questions.
class RefusalModel final : public QObject {
  Q_OBJECT
  Q_PROPERTY(QString headline READ headline NOTIFY changed)
  Q_PROPERTY(QString guidance READ guidance NOTIFY changed)
  Q_PROPERTY(QString resetText READ resetText NOTIFY changed)
  Q_PROPERTY(bool asking READ asking NOTIFY changed)

 public:
  RefusalModel(Refusal& refusal, Backend& backend, Scheduler& scheduler, LanguageModel& language,
               QObject* parent = nullptr);

  // refused is true while the terminal's services do not answer, and a reason for it was found.
  bool refused() const { return !reason_.isEmpty() && !online_; }
  QString headline() const;
  QString guidance() const;
  // resetText is on the button that leads on; empty where no reset helps, or when one was taken on.
  QString resetText() const;
  // asking: one of the two questions is on the screen, and can be left.
  bool asking() const { return step_ && IsAsked(*step_); }

  // reset goes on: to the first question, to the second, to the reset.
  Q_INVOKABLE void reset();
  // keep leaves the questions.
  Q_INVOKABLE void keep();

 Q_SIGNALS:
  void changed();

 private:
  void Watch();
  void GoTo(std::optional<EraseStep> step);

  Refusal& refusal_;
  Scheduler& scheduler_;
  QString reason_;
  bool online_ = true;
  bool watches_ = false;
  std::optional<EraseStep> step_;  // without one the reason is explained
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_MODELS_REFUSAL_MODEL_H_
