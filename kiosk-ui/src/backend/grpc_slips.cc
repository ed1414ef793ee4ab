// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/grpc_slips.h"

#include <utility>

namespace till::kiosk {

namespace payment = till::payment::v1;

GrpcSlips::GrpcSlips(ServiceLine& line)
    : line_(line),
      batches_(payment::Batches::NewStub(line.Dial("payment", "batches"))),
      payments_(payment::Payments::NewStub(line.Dial("payment", "payments"))) {}

void GrpcSlips::Answer(const QString& request_id, const grpc::Status& status) {
  if (status.ok()) {
    Q_EMIT queued(request_id);
  } else {
    Q_EMIT failed(request_id, line_.Heard(status));
  }
}

void GrpcSlips::PrintReceipt(const QString& payment_id, const QString& request_id) {
  auto request = std::make_shared<payment::PrintReceiptRequest>();
  request->set_payment(payment_id.toStdString());
  request->set_copy(payment::CUSTOMER_COPY);
  request->set_request_id(request_id.toStdString());
  calls_.Unary<payment::PrintReceiptResponse>(
      line_.Context(), std::move(request),
      [this](auto* call, auto* sent, auto* reply, auto done) {
        payments_->async()->PrintReceipt(call, sent, reply, std::move(done));
      },
      [this, request_id](const grpc::Status& status, const payment::PrintReceiptResponse&) {
        Answer(request_id, status);
      });
}

void GrpcSlips::PrintSettlement(const QString& settlement_id, const QString& request_id) {
  auto request = std::make_shared<payment::ReprintSettlementRequest>();
  request->set_settlement(settlement_id.toStdString());
  request->set_request_id(request_id.toStdString());
  calls_.Unary<payment::ReprintSettlementResponse>(
      line_.Context(), std::move(request),
      [this](auto* call, auto* sent, auto* reply, auto done) {
        batches_->async()->ReprintSettlement(call, sent, reply, std::move(done));
      },
      [this, request_id](const grpc::Status& status, const payment::ReprintSettlementResponse&) {
        Answer(request_id, status);
      });
}

void GrpcSlips::PrintSums(const SumsOf& of, const QString& request_id) {
  auto request = std::make_shared<payment::PrintTotalsRequest>();
  request->mutable_totals()->set_batch_number(of.batch);
  request->mutable_totals()->set_shift_number(of.shift);
  request->mutable_totals()->set_business_date(of.business_date.toStdString());
  request->set_request_id(request_id.toStdString());
  calls_.Unary<payment::PrintTotalsResponse>(
      line_.Context(), std::move(request),
      [this](auto* call, auto* sent, auto* reply, auto done) {
        batches_->async()->PrintTotals(call, sent, reply, std::move(done));
      },
      [this, request_id](const grpc::Status& status, const payment::PrintTotalsResponse&) {
        Answer(request_id, status);
      });
}

}  // namespace till::kiosk
