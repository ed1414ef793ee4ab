// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/payment_call.h"

#include <memory>
#include <utility>

namespace till::kiosk {
namespace {

namespace ledger = till::ledger::v1;
namespace payment = till::payment::v1;

using Stub = payment::Payments::Stub;
using Reactor = grpc::ClientReadReactor<payment::PaymentEvent>;

void Set(till::common::v1::Amount* amount, const Money& money) {
  amount->set_minor_units(money.minor_units);
  amount->set_currency_code(money.currency.toStdString());
}

// The request lives in the closure, which lives as long as the payment is followed.
template <typename Request, typename Begin>
PaymentCall Keep(Request request, Begin begin) {
  auto kept = std::make_shared<const Request>(std::move(request));
  return
      [kept, begin](grpc::ClientContext* context, Reactor* reactor) { begin(context, kept.get(), reactor); };
}

template <typename Request>
Request About(const Order& order) {
  Request request;
  request.set_request_id(order.request_id.toStdString());
  request.set_payment(order.original.toStdString());
  return request;
}

// What a promotion makes of the price: the payment service asks for the quotation again, and says no when it
// does not hold any more.
template <typename Request>
void SetPromotion(const Order& order, Request* request) {
  if (order.promotion.isEmpty()) return;
  Set(request->mutable_original_amount(), order.full_price);
  request->set_promotion(order.promotion.toStdString());
}

PaymentCall Start(Stub& stub, const Order& order, ledger::PaymentKind kind) {
  payment::StartPaymentRequest request;
  request.set_request_id(order.request_id.toStdString());
  request.set_kind(kind);
  Set(request.mutable_amount(), order.amount);
  SetPromotion(order, &request);
  return Keep(std::move(request), [&stub](auto* context, auto* kept, Reactor* reactor) {
    stub.async()->StartPayment(context, kept, reactor);
  });
}

PaymentCall Type(Stub& stub, const Order& order, ledger::PaymentKind kind, bool print_receipts = true) {
  payment::StartTypedPaymentRequest request;
  request.set_request_id(order.request_id.toStdString());
  request.set_kind(kind);
  if (kind != ledger::BALANCE_INQUIRY) Set(request.mutable_amount(), order.amount);
  request.set_print_receipts(print_receipts);
  return Keep(std::move(request), [&stub](auto* context, auto* kept, Reactor* reactor) {
    stub.async()->StartTypedPayment(context, kept, reactor);
  });
}

PaymentCall Void(Stub& stub, const Order& order) {
  return Keep(About<payment::VoidPaymentRequest>(order),
              [&stub](auto* context, auto* kept, Reactor* reactor) {
                stub.async()->VoidPayment(context, kept, reactor);
              });
}

PaymentCall Refund(Stub& stub, const Order& order) {
  auto request = About<payment::RefundPaymentRequest>(order);
  Set(request.mutable_amount(), order.amount);
  return Keep(std::move(request), [&stub](auto* context, auto* kept, Reactor* reactor) {
    stub.async()->RefundPayment(context, kept, reactor);
  });
}

PaymentCall Complete(Stub& stub, const Order& order) {
  auto request = About<payment::CompletePreAuthorizationRequest>(order);
  Set(request.mutable_amount(), order.amount);
  return Keep(std::move(request), [&stub](auto* context, auto* kept, Reactor* reactor) {
    stub.async()->CompletePreAuthorization(context, kept, reactor);
  });
}

PaymentCall Tip(Stub& stub, const Order& order) {
  auto request = About<payment::AdjustTipRequest>(order);
  Set(request.mutable_tip(), order.amount);
  return Keep(std::move(request), [&stub](auto* context, auto* kept, Reactor* reactor) {
    stub.async()->AdjustTip(context, kept, reactor);
  });
}

PaymentCall TopUp(Stub& stub, const Order& order, ledger::PaymentKind kind) {
  payment::StartTopUpRequest request;
  request.set_request_id(order.request_id.toStdString());
  request.set_kind(kind);
  Set(request.mutable_amount(), order.amount);
  return Keep(std::move(request), [&stub](auto* context, auto* kept, Reactor* reactor) {
    stub.async()->StartTopUp(context, kept, reactor);
  });
}

PaymentCall Balance(Stub& stub, const Order& order, bool points) {
  payment::QueryBalanceRequest request;
  request.set_request_id(order.request_id.toStdString());
  request.set_points(points);
  return Keep(std::move(request), [&stub](auto* context, auto* kept, Reactor* reactor) {
    stub.async()->QueryBalance(context, kept, reactor);
  });
}

PaymentCall Verify(Stub& stub, const Order& order) {
  payment::VerifyCardRequest request;
  request.set_request_id(order.request_id.toStdString());
  return Keep(std::move(request), [&stub](auto* context, auto* kept, Reactor* reactor) {
    stub.async()->VerifyCard(context, kept, reactor);
  });
}

PaymentCall Qr(Stub& stub, const Order& order) {
  payment::StartQrPaymentRequest request;
  request.set_request_id(order.request_id.toStdString());
  Set(request.mutable_amount(), order.amount);
  SetPromotion(order, &request);
  request.set_customer_code(order.customer_code.toStdString());
  return Keep(std::move(request), [&stub](auto* context, auto* kept, Reactor* reactor) {
    stub.async()->StartQrPayment(context, kept, reactor);
  });
}

}  // namespace

PaymentCall WatchFor(Stub& stub, const QString& payment_id) {
  payment::WatchPaymentRequest request;
  request.set_payment(payment_id.toStdString());
  return Keep(std::move(request), [&stub](auto* context, auto* kept, Reactor* reactor) {
    stub.async()->WatchPayment(context, kept, reactor);
  });
}

PaymentCall CallFor(Stub& stub, const Order& order) {
  switch (order.transaction) {
    case Transaction::Sale:
      return order.typed ? Type(stub, order, ledger::SALE) : Start(stub, order, ledger::SALE);
    case Transaction::PreAuthorization:
      return order.typed ? Type(stub, order, ledger::PRE_AUTHORIZATION)
                         : Start(stub, order, ledger::PRE_AUTHORIZATION);
    case Transaction::QrSale:
      return Qr(stub, order);
    case Transaction::Void:
      return Void(stub, order);
    case Transaction::Refund:
      return Refund(stub, order);
    case Transaction::Completion:
      return Complete(stub, order);
    case Transaction::Balance:
      return order.typed ? Type(stub, order, ledger::BALANCE_INQUIRY) : Balance(stub, order, false);
    case Transaction::Points:
      return Balance(stub, order, true);
    case Transaction::AccountTopUp:
      return TopUp(stub, order, ledger::ACCOUNT_TOP_UP);
    case Transaction::CashTopUp:
      return TopUp(stub, order, ledger::CASH_TOP_UP);
    case Transaction::Tip:
      return Tip(stub, order);
    case Transaction::TelephoneSale:
      return Type(stub, order, ledger::MOTO_SALE);
    case Transaction::TelephonePreAuthorization:
      return Type(stub, order, ledger::MOTO_PRE_AUTHORIZATION);
    case Transaction::Verification:
      // What the account holds is nobody's business here: it is not printed either.
      return order.typed ? Type(stub, order, ledger::BALANCE_INQUIRY, false) : Verify(stub, order);
  }
  return Start(stub, order, ledger::SALE);
}

}  // namespace till::kiosk
