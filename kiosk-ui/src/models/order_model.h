// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_MODELS_ORDER_MODEL_H_
#define TILL_KIOSK_UI_SRC_MODELS_ORDER_MODEL_H_

#include <QObject>
#include <QString>
#include <functional>

#include "kiosk-ui/src/backend/promotions.h"
#include "kiosk-ui/src/backend/types.h"
#include "kiosk-ui/src/models/amount_entry_model.h"
#include "kiosk-ui/src/models/language_model.h"

namespace till::kiosk {

// OrderModel is what is being asked for before it becomes a payment: which transaction, about which payment,
// how much of it at most.
class OrderModel final : public QObject {
  Q_OBJECT
  Q_PROPERTY(till::kiosk::Transaction transaction READ transaction NOTIFY changed)
  Q_PROPERTY(QString title READ title NOTIFY changed)
  // actionText: what the main button does; promptText: what the keypad is for.
  Q_PROPERTY(QString actionText READ actionText NOTIFY changed)
  Q_PROPERTY(QString promptText READ promptText NOTIFY changed)
  // limitText: how much it may be, and why; empty where nothing but the terminal's own limit holds.
  Q_PROPERTY(QString limitText READ limitText NOTIFY changed)
  Q_PROPERTY(QString amountText READ amountText NOTIFY changed)
  // confirmText: the question before something that cannot be taken back; confirmNote: what to check.
  Q_PROPERTY(QString confirmText READ confirmText NOTIFY changed)
  Q_PROPERTY(QString confirmNote READ confirmNote NOTIFY changed)
  // What a promotion takes off: its name, the price before it, how much; empty when there is none.
  Q_PROPERTY(QString promotionText READ promotionText NOTIFY changed)
  Q_PROPERTY(QString priceText READ priceText NOTIFY changed)
  Q_PROPERTY(QString discountText READ discountText NOTIFY changed)
  Q_PROPERTY(bool overLimit READ overLimit NOTIFY changed)
  Q_PROPERTY(bool canSubmit READ canSubmit NOTIFY changed)

 public:
  using NewRequestId = std::function<QString()>;

  OrderModel(AmountEntryModel& entry, LanguageModel& language, NewRequestId new_request_id,
             QObject* parent = nullptr);

  // TakesAmount: somebody types how much; the rest is about a whole payment, or about none.
  static bool TakesAmount(Transaction transaction);

  Transaction transaction() const { return transaction_; }
  QString kind() const;
  QString title() const;
  QString actionText() const;
  QString promptText() const;
  QString limitText() const;
  Money amount() const;
  QString amountText() const;
  // TypedText is what the keypad made, before any promotion.
  QString TypedText() const;
  QString promotionText() const;
  QString priceText() const;
  QString discountText() const;
  // Discounted: the quotation that was set last is of the amount that is asked for, and takes something off.
  bool Discounted() const;
  QString confirmText() const;
  QString confirmNote() const;
  // approvalText: what a supervisor says yes to.
  QString approvalText() const;
  bool overLimit() const;
  bool canSubmit() const;
  const Payment& original() const { return original_; }

  // Begin starts an order that stands alone.
  void Begin(Transaction transaction);
  // BeginAbout starts one about an earlier payment.
  void BeginAbout(Transaction transaction, const Payment& original);
  // SetQuotation is what a promotion makes of the amount; good until the amount is another.
  void SetQuotation(const Quotation& quotation);
  // SetCompletionPercent is the most that a completion may take of what was held: a parameter of the
  // terminal. The payment service has the last word.
  void SetCompletionPercent(int percent);
  // Make is the order with what was typed; each has a request_id of its own.
  Order Make() const;
  // Resume puts the amount of an earlier try back, for another one.
  void Resume(const Order& earlier);

 Q_SIGNALS:
  void changed();

 private:
  // The most that may be typed; nothing where there is no limit.
  Money Limit() const;

  AmountEntryModel& entry_;
  LanguageModel& language_;
  NewRequestId new_request_id_;
  Transaction transaction_ = Transaction::Sale;
  Payment original_;
  Quotation quotation_;
  int completion_percent_ = 115;  // until the parameters are known: the schemes' rule
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_MODELS_ORDER_MODEL_H_
