// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/grpc_originals.h"

#include <utility>

#include "kiosk-ui/src/backend/fetch_payment.h"
#include "kiosk-ui/src/backend/proto_convert.h"

namespace till::kiosk {

namespace payment = till::payment::v1;

GrpcOriginals::GrpcOriginals(ServiceLine& line)
    : line_(line), payments_(payment::Payments::NewStub(line.Dial("payment", "payments"))) {}

void GrpcOriginals::Find(int number, const OriginalSearch& search) {
  auto request = std::make_shared<payment::ListPaymentsRequest>();
  request->mutable_page()->set_page_size(search.at_most);
  for (const till::ledger::v1::PaymentKind kind : ToKinds(search.kinds)) request->add_kinds(kind);
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
  FetchPayment(
      calls_, line_, *payments_, payment_id, [this](const Payment& payment) { Q_EMIT fetched(payment); },
      [this](const QString& id, const Problem& problem) { Q_EMIT fetchFailed(id, problem); });
}

}  // namespace till::kiosk
