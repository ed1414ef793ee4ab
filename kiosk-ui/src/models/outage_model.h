// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_MODELS_OUTAGE_MODEL_H_
#define TILL_KIOSK_UI_SRC_MODELS_OUTAGE_MODEL_H_

#include <QDateTime>
#include <QObject>
#include <QString>
#include <chrono>

#include "kiosk-ui/src/backend/scheduler.h"
#include "kiosk-ui/src/models/health_model.h"
#include "kiosk-ui/src/models/language_model.h"
#include "kiosk-ui/src/models/merchant_model.h"

namespace till::kiosk {

// OutageModel is the time in which no payment can be taken: the terminal does not answer, or a part does not
// serve that a payment needs. It is brief as long as whatever fell may just be starting again, and lasting
// from then on: the terminal is out of service, and says which part, since when, what to do and whom to call.
// It ends by itself, at once.
class OutageModel final : public QObject {
  Q_OBJECT
  // waitingText: what is waited for while the outage is brief.
  Q_PROPERTY(QString waitingText READ waitingText NOTIFY changed)
  Q_PROPERTY(QString partText READ partText NOTIFY changed)
  Q_PROPERTY(QString sinceText READ sinceText NOTIFY changed)
  Q_PROPERTY(QString nextText READ nextText NOTIFY changed)
  Q_PROPERTY(QString callText READ callText NOTIFY changed)

 public:
  enum class Stage { None, Brief, Lasting };
  Q_ENUM(Stage)

  // As long as a unit's watchdog (services/*/init): what is not back by then has failed for good, or fails
  // again and again.
  static constexpr std::chrono::seconds kBrief{20};

  OutageModel(const HealthModel& health, Scheduler& scheduler, LanguageModel& language,
              const MerchantModel& merchant, QObject* parent = nullptr);

  Stage stage() const { return stage_; }
  QString waitingText() const;
  QString partText() const;
  QString sinceText() const;
  QString nextText() const;
  QString callText() const;

 Q_SIGNALS:
  void changed();

 private:
  void Update();

  const HealthModel& health_;
  Scheduler& scheduler_;
  LanguageModel& language_;
  const MerchantModel& merchant_;
  Stage stage_ = Stage::None;
  QDateTime since_;  // by the kiosk's own eyes
  int outages_ = 0;  // tells a timer whether it is still about this one
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_MODELS_OUTAGE_MODEL_H_
