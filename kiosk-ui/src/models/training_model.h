// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_MODELS_TRAINING_MODEL_H_
#define TILL_KIOSK_UI_SRC_MODELS_TRAINING_MODEL_H_

#include <QList>
#include <QObject>
#include <QString>
#include <QVariantList>
#include <chrono>

#include "kiosk-ui/src/backend/practice.h"
#include "kiosk-ui/src/backend/scheduler.h"
#include "kiosk-ui/src/models/checkout_model.h"
#include "kiosk-ui/src/models/code_entry_model.h"
#include "kiosk-ui/src/models/health_model.h"
#include "kiosk-ui/src/models/language_model.h"
#include "kiosk-ui/src/models/navigator.h"
#include "kiosk-ui/src/models/payment_model.h"

namespace till::kiosk {

// TrainingModel leads into the training set and out of it, says at any time that it is one, and is the hand
// of its simulated customer. A kiosk is in one world for its whole life: switches asks the program to begin
// anew in the other, so that nothing of one world is left in the next.
class TrainingModel final : public QObject {
  Q_OBJECT
  // on: the band is shown, on every page.
  Q_PROPERTY(bool on READ on NOTIFY changed)
  // hint: what whoever practises may want to know on this page.
  Q_PROPERTY(QString hint READ hint NOTIFY changed)
  Q_PROPERTY(bool canLeave READ canLeave NOTIFY changed)
  Q_PROPERTY(bool starting READ starting NOTIFY changed)
  Q_PROPERTY(bool failed READ failed NOTIFY changed)
  // progress: of the start, 0 to 1.
  Q_PROPERTY(double progress READ progress NOTIFY changed)
  Q_PROPERTY(QString headline READ headline NOTIFY changed)
  Q_PROPERTY(QString guidance READ guidance NOTIFY changed)
  // customer: what the simulated customer may do now, each {text, note, iconName}; empty when there is
  // nothing to do.
  Q_PROPERTY(QVariantList customer READ customer NOTIFY customerChanged)

 public:
  // kLeftAlone: so long after nobody has unlocked it, a kiosk in training is the real terminal again.
  static constexpr std::chrono::minutes kLeftAlone{10};

  // Parts is what the rest of the kiosk brings; all of it outlives TrainingModel.
  struct Parts {
    Scheduler& scheduler;
    const HealthModel& health;
    const PaymentModel& payment;
    const Navigator& navigator;
    CodeEntryModel& code;
    CheckoutModel& checkout;
    const LanguageModel& language;
  };

  TrainingModel(Practice& practice, const Parts& parts, QObject* parent = nullptr);

  bool on() const { return practice_.active() || services_train_; }
  QString hint() const;
  bool canLeave() const { return practice_.active() && (!parts_.payment.busy() || !parts_.health.online()); }
  bool starting() const { return starting_; }
  bool failed() const { return failed_; }
  double progress() const { return of_ == 0 ? 0 : static_cast<double>(done_) / of_; }
  QString headline() const;
  QString guidance() const;
  QVariantList customer() const;

  // enter asks for the training set, and goes there when it is up.
  Q_INVOKABLE void enter();
  Q_INVOKABLE void giveUp();
  Q_INVOKABLE void leave();
  // act has the customer do what stands at that place of `customer`.
  Q_INVOKABLE void act(int place);

 Q_SIGNALS:
  void changed();
  void customerChanged();
  // switches: this program is to begin anew, in training or out of it.
  void switches(bool training);

 private:
  // Act is one thing that the customer may do.
  struct Act {
    const char* icon;
    QString text;
    QString note;
    const char* card;  // nullptr: the customer's payment code
    const char* way;
    const char* pin;
  };

  QList<Act> Acts() const;
  void LookAround();
  void HearServices(bool training);
  void Fail();

  Practice& practice_;
  const Parts parts_;
  bool services_train_ = false;
  bool starting_ = false;
  bool failed_ = false;
  int done_ = 0;
  int of_ = 0;
  bool acted_ = false;  // on this page: a card is held out once
  Page page_ = Page::SignIn;
  int pages_seen_ = 0;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_MODELS_TRAINING_MODEL_H_
