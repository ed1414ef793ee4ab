// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_MODELS_CHECKOUT_MODEL_H_
#define TILL_KIOSK_UI_SRC_MODELS_CHECKOUT_MODEL_H_

#include <QObject>

#include "kiosk-ui/src/backend/promotions.h"
#include "kiosk-ui/src/models/approval_model.h"
#include "kiosk-ui/src/models/code_entry_model.h"
#include "kiosk-ui/src/models/order_model.h"
#include "kiosk-ui/src/models/original_model.h"
#include "kiosk-ui/src/models/pages.h"
#include "kiosk-ui/src/models/payment_model.h"
#include "kiosk-ui/src/models/session_model.h"

namespace till::kiosk {

// CheckoutModel is the way from what is asked for to the payment: the amount, what a promotion makes of it,
// the customer's code, a confirmation, a supervisor's approval, whatever the order needs, and then the
// payment.
class CheckoutModel final : public QObject {
  Q_OBJECT
  // quoting: what a promotion makes of the amount is being asked for.
  Q_PROPERTY(bool quoting READ quoting NOTIFY quotingChanged)

 public:
  CheckoutModel(OrderModel& order, PaymentModel& payment, ApprovalModel& approval, CodeEntryModel& code,
                const OriginalModel& original, const SessionModel& session, Promotions& promotions,
                QObject* parent = nullptr);

  bool quoting() const { return quoting_; }

  // start begins an order that stands alone; about begins one about the payment of OriginalModel.
  Q_INVOKABLE void start(till::kiosk::Transaction transaction);
  Q_INVOKABLE void about(till::kiosk::Transaction transaction);
  // next takes what the page before asked for, and goes on.
  Q_INVOKABLE void next();
  // confirm: what is about to happen was read and is wanted.
  Q_INVOKABLE void confirm();
  // showCode and scanCode choose who shows a QR code: this terminal, or the customer.
  Q_INVOKABLE void showCode();
  Q_INVOKABLE void scanCode();
  // useCode takes the customer's code that was scanned or typed.
  Q_INVOKABLE void useCode();
  // typeCard asks for the same with the card's number typed, in the place of the payment that waits for the
  // card.
  Q_INVOKABLE void typeCard();
  // again asks for the same once more, as a new payment, after one that moved no money.
  Q_INVOKABLE void again();
  // DropQuote: the page that asked is gone, so the answer is not waited for.
  void DropQuote();

 Q_SIGNALS:
  // opens: the page where something is missing that a person has to give.
  void opens(till::kiosk::Pages::Page page);
  void quotingChanged();

 private:
  void Begun();
  void TypeInstead();
  // Proceed goes on to whatever is missing, once the amount stands.
  void Proceed();
  void SetQuoting(bool quoting);
  void Go(const Order& order);

  OrderModel& order_;
  PaymentModel& payment_;
  ApprovalModel& approval_;
  CodeEntryModel& code_;
  const OriginalModel& original_;
  const SessionModel& session_;
  Promotions& promotions_;
  Order pending_;
  bool confirmed_ = false;
  bool typing_instead_ = false;  // The payment that waits for a card is being cancelled for a typed one.
  bool quoting_ = false;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_MODELS_CHECKOUT_MODEL_H_
