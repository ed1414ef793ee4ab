// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_MODELS_PAYMENT_MODEL_H_
#define TILL_KIOSK_UI_SRC_MODELS_PAYMENT_MODEL_H_

#include <QObject>
#include <QString>
#include <chrono>

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
  // kindText: what it is, "Refund"; titleText: what the page of its outcome says at the top.
  Q_PROPERTY(QString kindText READ kindText NOTIFY changed)
  Q_PROPERTY(QString titleText READ titleText NOTIFY changed)
  // answerText: what an inquiry was answered; wiped after a while, and when the page is left.
  Q_PROPERTY(QString answerText READ answerText NOTIFY changed)
  Q_PROPERTY(QString holderText READ holderText NOTIFY changed)
  // promotionText: the price before a promotion, and what it took off.
  Q_PROPERTY(QString promotionText READ promotionText NOTIFY changed)
  // qrSource: an address for Image of the merchant's code, while it is shown.
  Q_PROPERTY(QString qrSource READ qrSource NOTIFY changed)
  // countdownText: how long a wait for somebody still lasts.
  Q_PROPERTY(QString countdownText READ countdownText NOTIFY changed)
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
  // canType: the card's number could be typed at the PIN pad instead.
  Q_PROPERTY(bool canType READ canType NOTIFY changed)
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
  // How long the answer of an inquiry stays on the screen.
  static constexpr std::chrono::seconds kAnswerStays{20};

  PaymentModel(Backend& backend, Scheduler& scheduler, LanguageModel& language, AmountEntryModel& entry,
               QObject* parent = nullptr);

  bool active() const { return active_; }
  // busy: one is under way; no other may begin.
  bool busy() const { return active_ && payment_.stage != PaymentStage::Finished; }
  QString kind() const { return payment_.kind.isEmpty() || isVerification() ? order_.kind : payment_.kind; }
  // isVerification: what it ends with is for who asked for it, not for a page of payments.
  bool isVerification() const { return order_.transaction == Transaction::Verification; }
  const Payment& payment() const { return payment_; }
  bool isInquiry() const;
  // signatureWanted: it is approved and the customer has to sign.
  bool signatureWanted() const {
    return payment_.outcome == PaymentOutcome::Approved && payment_.signature_wanted;
  }
  PaymentStage stage() const { return payment_.stage; }
  PaymentOutcome outcome() const { return payment_.outcome; }
  QString paymentId() const { return payment_.id; }
  QString amountText() const;
  QString kindText() const;
  QString titleText() const;
  QString answerText() const;
  QString holderText() const { return payment_.card.holder; }
  QString promotionText() const;
  QString qrSource() const;
  QString countdownText() const;
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
  bool canType() const { return payment_.may_type && canCancel(); }
  int pinDigits() const { return payment_.pin_digits; }
  bool canCancel() const;
  bool cancelling() const { return cancelling_; }
  bool canRetry() const;
  bool querying() const { return querying_; }
  int waitLevel() const { return wait_level_; }
  ApplicationListModel* applications() { return &applications_; }

  // Begin asks for a payment; nothing happens while one is under way.
  void Begin(const Order& order);
  Q_INVOKABLE void cancel();
  Q_INVOKABLE void choose(const QString& application_id);
  Q_INVOKABLE void query();
  // dismiss leaves a finished payment: back to the start.
  Q_INVOKABLE void dismiss();

 Q_SIGNALS:
  void changed();
  void finished();

 private:
  void Follow(const Payment& payment);
  void Resume(const Payment& payment);
  void RestartWaiting();
  void CountDown();
  void WipeAnswerLater();
  bool OrderTakesMoney() const;
  QString OutcomeHeadline() const;
  QString OutcomeGuidance() const;
  QString GuidanceOfOutcome() const;
  QString PresentCardWords() const;

  Backend& backend_;
  Scheduler& scheduler_;
  LanguageModel& language_;
  AmountEntryModel& entry_;
  ApplicationListModel applications_;
  Order order_;
  Payment payment_;
  bool active_ = false;
  bool resumed_ = false;  // asked for before this kiosk was started
  bool cancelling_ = false;
  bool querying_ = false;
  int wait_level_ = 0;
  int wait_generation_ = 0;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_MODELS_PAYMENT_MODEL_H_
