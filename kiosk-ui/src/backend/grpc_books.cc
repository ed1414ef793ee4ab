// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/grpc_books.h"

#include <utility>

#include "kiosk-ui/src/backend/proto_convert.h"

namespace till::kiosk {
namespace {

namespace ledger = till::ledger::v1;
namespace payment = till::payment::v1;

constexpr int kPageSize = 25;

QString Text(const std::string& text) {
  return QString::fromStdString(text);
}

ledger::PaymentRecord::State StateOf(BookState state) {
  switch (state) {
    case BookState::Open:
      return ledger::PaymentRecord::OPEN;
    case BookState::Posted:
      return ledger::PaymentRecord::POSTED;
    case BookState::Voided:
      return ledger::PaymentRecord::VOIDED;
    case BookState::Any:
      break;
  }
  return ledger::PaymentRecord::STATE_UNSPECIFIED;
}

BookEntry ToEntry(const ledger::PaymentRecord& record) {
  BookEntry entry;
  entry.id = Text(record.payment());
  entry.kind = Text(ledger::PaymentKind_Name(record.kind()));
  entry.amount = {record.amount().minor_units(), Text(record.amount().currency_code())};
  entry.state = record.state() == ledger::PaymentRecord::POSTED   ? BookState::Posted
                : record.state() == ledger::PaymentRecord::VOIDED ? BookState::Voided
                                                                  : BookState::Open;
  entry.being_undone = entry.state == BookState::Open && (record.last_step() == ledger::REVERSAL_OWED ||
                                                          record.last_step() == ledger::REVERSAL_SENT);
  entry.card.scheme = Text(record.details().card().scheme());
  entry.card.masked_number = Text(record.details().card().masked_number());
  entry.operator_number = Text(record.operator_id());
  entry.time = QDateTime::fromMSecsSinceEpoch(record.create_time().seconds() * 1000, Qt::UTC);
  return entry;
}

}  // namespace

GrpcBooks::GrpcBooks(ServiceLine& line)
    : line_(line),
      reports_(ledger::Reports::NewStub(line.Dial("ledger", "reports"))),
      payments_(payment::Payments::NewStub(line.Dial("payment", "payments"))) {}

void GrpcBooks::Search(int number, const BookQuery& query) {
  auto request = std::make_shared<ledger::SearchRequest>();
  request->mutable_page()->set_page_size(kPageSize);
  request->mutable_page()->set_page_token(query.page_token.toStdString());
  if (query.from.isValid()) request->mutable_from()->set_seconds(query.from.toSecsSinceEpoch());
  if (query.to.isValid()) request->mutable_to()->set_seconds(query.to.toSecsSinceEpoch());
  for (const QString& kind : query.kinds) {
    ledger::PaymentKind parsed = ledger::PAYMENT_KIND_UNSPECIFIED;
    if (ledger::PaymentKind_Parse(kind.toStdString(), &parsed)) request->add_kinds(parsed);
  }
  request->set_state(StateOf(query.state));
  request->set_operator_id(query.operator_number.toStdString());
  request->set_last_four(query.last_four.toStdString());
  request->set_batch_number(query.batch);
  calls_.Unary<ledger::SearchResponse>(
      line_.Context(), std::move(request),
      [this](auto* call, auto* sent, auto* reply, auto done) {
        reports_->async()->Search(call, sent, reply, std::move(done));
      },
      [this, number](const grpc::Status& status, const ledger::SearchResponse& reply) {
        if (!status.ok()) {
          Q_EMIT searchFailed(number, line_.Heard(status));
          return;
        }
        QList<BookEntry> entries;
        for (const ledger::PaymentRecord& record : reply.records()) entries.append(ToEntry(record));
        Q_EMIT found(number, entries, Text(reply.next_page_token()));
      });
}

void GrpcBooks::FetchDetails(const QString& payment_id) {
  auto request = std::make_shared<payment::GetPaymentRequest>();
  request->set_payment(payment_id.toStdString());
  calls_.Unary<payment::Payment>(
      line_.Context(), std::move(request),
      [this](auto* call, auto* sent, auto* reply, auto done) {
        payments_->async()->GetPayment(call, sent, reply, std::move(done));
      },
      [this, payment_id](const grpc::Status& status, const payment::Payment& reply) {
        if (status.ok()) {
          Q_EMIT detailsFetched(ToPayment(reply));
        } else {
          Q_EMIT detailsFailed(payment_id, line_.Heard(status));
        }
      });
}

}  // namespace till::kiosk
