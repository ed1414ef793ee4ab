// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/grpc_books.h"

#include <utility>

#include "kiosk-ui/src/backend/fetch_payment.h"
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
  entry.trace = record.trace_number();
  entry.batch = record.batch_number();
  entry.reference = Text(record.details().host().reference_number());
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
  for (const ledger::PaymentKind kind : ToKinds(query.kinds)) request->add_kinds(kind);
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
  FetchPayment(
      calls_, line_, *payments_, payment_id,
      [this](const Payment& payment) { Q_EMIT detailsFetched(payment); },
      [this](const QString& id, const Problem& problem) { Q_EMIT detailsFailed(id, problem); });
}

}  // namespace till::kiosk
