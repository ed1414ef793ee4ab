// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_MODELS_PAYMENT_MODEL_H_
#define TILL_KIOSK_UI_SRC_MODELS_PAYMENT_MODEL_H_

#include <QObject>
#include <QString>
#include <functional>

#include "kiosk-ui/src/backend/backend.h"
#include "kiosk-ui/src/backend/scheduler.h"
#include "kiosk-ui/src/models/amount_entry_model.h"
#include "kiosk-ui/src/models/application_list_model.h"
#include "kiosk-ui/src/models/language_model.h"

namespace till::kiosk {

// PaymentModel is the payment on the counter: where it stands, in words, and what the cashier may do about
// it.
class PaymentModel final : public QObject {
  Q_OBJECT
  Q_PROPERTY(bool active READ active NOTIFY changed)
  Q_PROPERTY(till::kiosk::PaymentStage stage READ stage NOTIFY changed)
  Q_PROPERTY(till::kiosk::PaymentOutcome outcome READ outcome NOTIFY changed)
  Q_PROPERTY(QString paymentId READ paymentId NOTIFY changed)
  Q_PROPERTY(QString amountText READ amountText NOTIFY changed)
  // headline: the one thing to know now; guidance: what to do about it.
  Q_PROPERTY(QString headline READ headline NOTIFY changed)
  Q_PROPERTY(QString guidance READ guidance NOTIFY changed)
  Q_PROPERTY(bool customersTurn READ customersTurn NOTIFY changed)
  Q_PROPERTY(QString cardText READ cardText NOTIFY changed)
  Q_PROPERTY(QString timeText READ timeText NOTIFY changed)
  Q_PROPERTY(QString referenceText READ referenceText NOTIFY changed)
  Q_PROPERTY(QString noteText READ noteText NOTIFY changed)
  Q_PROPERTY(bool canTap READ canTap NOTIFY changed)
  Q_PROPERTY(bool canInsert READ canInsert NOTIFY changed)
  Q_PROPERTY(bool canSwipe READ canSwipe NOTIFY changed)
  Q_PROPERTY(int pinDigits READ pinDigits NOTIFY changed)
  Q_PROPERTY(bool canCancel READ canCancel NOTIFY changed)
  Q_PROPERTY(bool cancelling READ cancelling NOTIFY changed)
  Q_PROPERTY(bool canRetry READ canRetry NOTIFY changed)
  Q_PROPERTY(bool querying READ querying NOTIFY changed)
  // waitLevel: 0 at first, 1 after half a second (show that something runs), 2 after three seconds (say what
  // is awaited), 3 after ten (say what the merchant may do).
  Q_PROPERTY(int waitLevel READ waitLevel NOTIFY changed)
  Q_PROPERTY(till::kiosk::ApplicationListModel* applications READ applications CONSTANT)

 public:
  using NewRequestId = std::function<QString()>;

  PaymentModel(Backend& backend, Scheduler& scheduler, LanguageModel& language, AmountEntryModel& entry,
               NewRequestId new_request_id, QObject* parent = nullptr);

  bool active() const { return active_; }
  PaymentStage stage() const { return payment_.stage; }
  PaymentOutcome outcome() const { return payment_.outcome; }
  QString paymentId() const { return payment_.id; }
  QString amountText() const;
  QString headline() const;
  QString guidance() const;
  bool customersTurn() const;
  QString cardText() const;
  QString timeText() const;
  QString referenceText() const;
  QString noteText() const;
  bool canTap() const { return payment_.ways.testFlag(Tap); }
  bool canInsert() const { return payment_.ways.testFlag(Insert); }
  bool canSwipe() const { return payment_.ways.testFlag(Swipe); }
  int pinDigits() const { return payment_.pin_digits; }
  bool canCancel() const;
  bool cancelling() const { return cancelling_; }
  bool canRetry() const;
  bool querying() const { return querying_; }
  int waitLevel() const { return wait_level_; }
  ApplicationListModel* applications() { return &applications_; }

  // start takes the typed amount; nothing happens while a payment is under way.
  Q_INVOKABLE void start();
  // retry takes the same amount again as a new payment, after one that took no money.
  Q_INVOKABLE void retry();
  Q_INVOKABLE void cancel();
  Q_INVOKABLE void choose(const QString& application_id);
  Q_INVOKABLE void query();
  // dismiss leaves a finished payment: back to the start.
  Q_INVOKABLE void dismiss();

 Q_SIGNALS:
  void changed();
  void finished();

 private:
  void Begin(Order order);
  void Follow(const Payment& payment);
  void RestartWaiting();
  QString OutcomeHeadline() const;
  QString OutcomeGuidance() const;
  QString PresentCardWords() const;

  Backend& backend_;
  Scheduler& scheduler_;
  LanguageModel& language_;
  AmountEntryModel& entry_;
  NewRequestId new_request_id_;
  ApplicationListModel applications_;
  Order order_;
  Payment payment_;
  bool active_ = false;
  bool cancelling_ = false;
  bool querying_ = false;
  int wait_level_ = 0;
  int wait_generation_ = 0;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_MODELS_PAYMENT_MODEL_H_
