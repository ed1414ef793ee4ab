// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/models/checkout_model.h"

#include "kiosk-ui/src/backend/kinds.h"

namespace till::kiosk {
namespace {

// What giving money back, undoing and completing want (protos/till/payment/v1/payments.proto).
const QString kUndoPayments = QStringLiteral("UNDO_PAYMENTS");
// What typing a card's number wants.
const QString kTypeCards = QStringLiteral("TYPE_CARDS");

// What a supervisor has and a cashier has not; empty for what anybody may ask.
QString PermissionFor(const Order& order) {
  if (order.typed) return kTypeCards;
  switch (order.transaction) {
    case Transaction::Void:
    case Transaction::Refund:
    case Transaction::Completion:
      return kUndoPayments;
    default:
      return {};
  }
}

// What the shop takes something off of.
bool MayBeCheaper(const OrderModel& order) {
  return order.transaction() == Transaction::Sale || order.transaction() == Transaction::QrSale;
}

// No card is presented for an undoing, and what is on a card stays there: both deserve a second look. So does
// a price that is not the one that was typed.
bool WantsConfirmation(const OrderModel& order) {
  return order.transaction() == Transaction::Void || IsTopUp(order.kind()) || order.Discounted();
}

}  // namespace

CheckoutModel::CheckoutModel(OrderModel& order, PaymentModel& payment, ApprovalModel& approval,
                             CodeEntryModel& code, const OriginalModel& original, const SessionModel& session,
                             Promotions& promotions, QObject* parent)
    : QObject(parent),
      order_(order),
      payment_(payment),
      approval_(approval),
      code_(code),
      original_(original),
      session_(session),
      promotions_(promotions) {
  connect(&approval, &ApprovalModel::given, this, [this](const QString& subject, const QString& token) {
    if (subject != pending_.request_id) return;
    pending_.approval = token;
    payment_.Begin(pending_);
  });
  connect(&payment, &PaymentModel::finished, this, &CheckoutModel::TypeInstead);
  connect(&promotions, &Promotions::quoted, this, [this](const Quotation& quotation) {
    if (!quoting_ || quotation.original.minor_units != order_.amount().minor_units) return;
    SetQuoting(false);
    order_.SetQuotation(quotation);
    Proceed();
  });
  // Nobody can be sold anything cheaper then; that is no reason to sell nothing.
  connect(&promotions, &Promotions::quoteFailed, this, [this](const Money& amount) {
    if (!quoting_ || amount.minor_units != order_.amount().minor_units) return;
    SetQuoting(false);
    Proceed();
  });
}

void CheckoutModel::start(Transaction transaction) {
  if (payment_.busy()) return;
  order_.Begin(transaction);
  Begun();
}

void CheckoutModel::about(Transaction transaction) {
  if (payment_.busy() || !MayBeAbout(transaction, original_.payment())) return;
  order_.BeginAbout(transaction, original_.payment());
  Begun();
}

void CheckoutModel::Begun() {
  pending_ = Order();
  confirmed_ = false;
  typing_instead_ = false;
  SetQuoting(false);
  code_.clear();
  if (OrderModel::TakesAmount(order_.transaction())) {
    Q_EMIT opens(Page::Amount);
  } else {
    next();
  }
}

void CheckoutModel::SetQuoting(bool quoting) {
  if (quoting == quoting_) return;
  quoting_ = quoting;
  Q_EMIT quotingChanged();
}

void CheckoutModel::DropQuote() {
  SetQuoting(false);
}

void CheckoutModel::next() {
  if (payment_.busy() || quoting_ || !order_.canSubmit()) return;
  confirmed_ = false;
  if (!MayBeCheaper(order_)) {
    Proceed();
    return;
  }
  order_.SetQuotation({});
  SetQuoting(true);
  promotions_.Quote(order_.amount());
}

void CheckoutModel::Proceed() {
  if (WantsConfirmation(order_) && !confirmed_) {
    Q_EMIT opens(Page::Confirm);
  } else if (order_.transaction() == Transaction::QrSale) {
    Q_EMIT opens(Page::QrWay);
  } else {
    Go(order_.Make());
  }
}

void CheckoutModel::confirm() {
  if (payment_.busy() || !order_.canSubmit()) return;
  confirmed_ = true;
  Proceed();
}

void CheckoutModel::showCode() {
  if (payment_.busy() || !order_.canSubmit()) return;
  Go(order_.Make());
}

void CheckoutModel::scanCode() {
  code_.clear();
  Q_EMIT opens(Page::ScanCode);
}

void CheckoutModel::useCode() {
  if (payment_.busy() || !code_.canSubmit() || !order_.canSubmit()) return;
  Order order = order_.Make();
  order.customer_code = code_.code();
  code_.clear();
  Go(order);
}

void CheckoutModel::typeCard() {
  if (!payment_.canType()) return;
  typing_instead_ = true;
  payment_.cancel();
}

// The card may have come in the last moment: then that payment stands.
void CheckoutModel::TypeInstead() {
  if (!typing_instead_) return;
  typing_instead_ = false;
  if (payment_.outcome() != PaymentOutcome::Cancelled) return;
  order_.Resume(pending_);
  Order order = order_.Make();
  order.typed = true;
  Go(order);
}

void CheckoutModel::again() {
  if (!payment_.canRetry()) return;
  order_.Resume(pending_);
  if (pending_.typed) {
    Order order = order_.Make();
    order.typed = true;
    Go(order);
    return;
  }
  if (!pending_.customer_code.isEmpty()) {
    // A customer's code is good for one payment.
    payment_.dismiss();
    scanCode();
    return;
  }
  Go(order_.Make());
}

void CheckoutModel::Go(const Order& order) {
  pending_ = order;
  const QString permission = PermissionFor(order);
  if (!permission.isEmpty() && !session_.may(permission)) {
    payment_.dismiss();
    approval_.Ask(permission, order.request_id, [this] { return order_.approvalText(); });
    Q_EMIT opens(Page::Approval);
    return;
  }
  payment_.Begin(order);
}

}  // namespace till::kiosk
