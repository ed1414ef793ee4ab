// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_FETCH_PAYMENT_H_
#define TILL_KIOSK_UI_SRC_BACKEND_FETCH_PAYMENT_H_

#include <QString>
#include <memory>
#include <utility>

#include "kiosk-ui/src/backend/grpc_calls.h"
#include "kiosk-ui/src/backend/proto_convert.h"
#include "kiosk-ui/src/backend/service_line.h"
#include "till/payment/v1/payments.grpc.pb.h"

namespace till::kiosk {

// FetchPayment asks for one payment as it is now: `fetched(payment)` or `failed(payment_id, problem)` hears
// of it, as GrpcCalls answers. `line` and `payments` outlive `calls`.
template <typename Fetched, typename Failed>
void FetchPayment(GrpcCalls& calls, ServiceLine& line, till::payment::v1::Payments::Stub& payments,
                  const QString& payment_id, Fetched fetched, Failed failed) {
  auto request = std::make_shared<till::payment::v1::GetPaymentRequest>();
  request->set_payment(payment_id.toStdString());
  calls.Unary<till::payment::v1::Payment>(
      line.Context(), std::move(request),
      [&payments](auto* call, auto* sent, auto* reply, auto done) {
        payments.async()->GetPayment(call, sent, reply, std::move(done));
      },
      [&line, payment_id, fetched, failed](const grpc::Status& status,
                                           const till::payment::v1::Payment& reply) {
        if (status.ok()) {
          fetched(ToPayment(reply));
        } else {
          failed(payment_id, line.Heard(status));
        }
      });
}

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_FETCH_PAYMENT_H_
