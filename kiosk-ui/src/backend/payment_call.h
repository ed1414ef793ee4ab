// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_PAYMENT_CALL_H_
#define TILL_KIOSK_UI_SRC_BACKEND_PAYMENT_CALL_H_

#include <grpcpp/client_context.h>
#include <grpcpp/support/client_callback.h>

#include <functional>

#include "kiosk-ui/src/backend/types.h"
#include "till/payment/v1/payments.grpc.pb.h"

namespace till::kiosk {

// PaymentCall begins the stream of one order; beginning it again joins the payment that the first one
// started.
using PaymentCall =
    std::function<void(grpc::ClientContext*, grpc::ClientReadReactor<till::payment::v1::PaymentEvent>*)>;

// CallFor is the RPC of Payments that an order asks for; `stub` must outlive it.
PaymentCall CallFor(till::payment::v1::Payments::Stub& stub, const Order& order);

// WatchFor follows a payment that exists, from its first event on, and asks for nothing; `stub` must outlive
// it.
PaymentCall WatchFor(till::payment::v1::Payments::Stub& stub, const QString& payment_id);

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_PAYMENT_CALL_H_
