// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/grpc_originals.h"

#include <utility>

#include "kiosk-ui/src/backend/proto_convert.h"

namespace till::kiosk {

namespace payment = till::payment::v1;

GrpcOriginals::GrpcOriginals(ServiceLine& line)
    : line_(line), payments_(payment::Payments::NewStub(line.Dial("payment", "payments"))) {}

void GrpcOriginals::Find(int number, const OriginalSearch& search) {
  auto request = std::make_shared<payment::ListPaymentsRequest>();
  request->mutable_page()->set_page_size(search.at_most);
  for (const QString& kind : search.kinds) {
    till::ledger::v1::PaymentKind named = till::ledger::v1::PAYMENT_KIND_UNSPECIFIED;
    if (till::ledger::v1::PaymentKind_Parse(kind.toStdString(), &named)) request->add_kinds(named);
  }
  request->set_last_four(search.last_four.toStdString());
  request->set_reference_number(search.reference.toStdString());
  request->set_trace_number(search.trace);
  calls_.Unary<payment::ListPaymentsResponse>(
      line_.Context(), std::move(request),
      [this](auto* call, auto* sent, auto* reply, auto done) {
        payments_->async()->ListPayments(call, sent, reply, std::move(done));
      },
      [this, number](const grpc::Status& status, const payment::ListPaymentsResponse& reply) {
        if (!status.ok()) {
          Q_EMIT findFailed(number, line_.Heard(status));
          return;
        }
        QList<Payment> payments;
        for (const payment::Payment& each : reply.payments()) payments.append(ToPayment(each));
        Q_EMIT found(number, payments);
      });
}

void GrpcOriginals::Fetch(const QString& payment_id) {
  auto request = std::make_shared<payment::GetPaymentRequest>();
  request->set_payment(payment_id.toStdString());
  calls_.Unary<payment::Payment>(
      line_.Context(), std::move(request),
      [this](auto* call, auto* sent, auto* reply, auto done) {
        payments_->async()->GetPayment(call, sent, reply, std::move(done));
      },
      [this, payment_id](const grpc::Status& status, const payment::Payment& reply) {
        if (status.ok()) {
          Q_EMIT fetched(ToPayment(reply));
        } else {
          Q_EMIT fetchFailed(payment_id, line_.Heard(status));
        }
      });
}

}  // namespace till::kiosk
