// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/grpc_batches.h"

#include <chrono>
#include <utility>

#include "kiosk-ui/src/backend/proto_convert.h"

namespace till::kiosk {
namespace {

namespace ledger = till::ledger::v1;
namespace payment = till::payment::v1;

// The host's answer to a sign-on, at its slowest.
constexpr std::chrono::milliseconds kSignOnDeadline = std::chrono::seconds(90);
constexpr std::chrono::milliseconds kJoinAgainAfter = std::chrono::milliseconds(500);
// About half a minute without the payment service; then the person is told.
constexpr int kMostBreaks = 60;
constexpr int kPageSize = 20;

QString Text(const std::string& text) {
  return QString::fromStdString(text);
}

QDateTime Moment(const google::protobuf::Timestamp& time) {
  return QDateTime::fromMSecsSinceEpoch(time.seconds() * 1000 + time.nanos() / 1'000'000, Qt::UTC);
}

SettlementGroup::Word WordOf(int flag) {
  // unionpay.md B8, field 66: 1 equal, 2 not, 3 error.
  switch (flag) {
    case 1:
      return SettlementGroup::Word::Equal;
    case 2:
      return SettlementGroup::Word::Different;
    case 3:
      return SettlementGroup::Word::Failed;
    default:
      return SettlementGroup::Word::NotHeard;
  }
}

SettlementGroup ToGroup(const ledger::SettlementTotals& totals, int flag) {
  SettlementGroup group;
  group.taken.minor_units = totals.debit_minor();
  group.taken_count = totals.debit_count();
  group.given_back.minor_units = totals.credit_minor();
  group.given_back_count = totals.credit_count();
  group.word = WordOf(flag);
  return group;
}

Settlement::Stage StageOf(ledger::Settlement::State state) {
  switch (state) {
    case ledger::Settlement::BALANCED:
      return Settlement::Stage::Balanced;
    case ledger::Settlement::UNBALANCED:
      return Settlement::Stage::Unbalanced;
    case ledger::Settlement::UPLOADED:
      return Settlement::Stage::Uploaded;
    case ledger::Settlement::CLOSED:
      return Settlement::Stage::Closed;
    default:
      return Settlement::Stage::Begun;
  }
}

Settlement ToSettlement(const ledger::Settlement& message) {
  Settlement settlement;
  settlement.id = Text(message.name());
  settlement.batch = message.batch_number();
  settlement.stage = StageOf(message.state());
  settlement.domestic = ToGroup(message.domestic(), message.domestic_flag());
  settlement.foreign = ToGroup(message.foreign(), message.foreign_flag());
  settlement.uploaded = message.uploaded();
  settlement.to_upload = message.to_upload();
  settlement.operator_number = Text(message.operator_id());
  settlement.begun = Moment(message.begin_time());
  if (message.has_end_time()) settlement.closed = Moment(message.end_time());
  settlement.has_slip = message.print_jobs_size() > 0;
  return settlement;
}

Sums ToSums(const ledger::TotalsResponse& message) {
  Sums sums;
  sums.batch = message.batch_number();
  sums.shift = message.shift_number();
  sums.open = message.open_count();
  sums.reversals_owed = message.reversal_owed_count();
  sums.advices_owed = message.advice_owed_count();
  for (const auto& line : message.lines()) {
    sums.lines.append({Text(line.operator_id()), Text(line.scheme()),
                       Text(ledger::PaymentKind_Name(line.kind())), line.count(),
                       Money{line.amount().minor_units(), Text(line.amount().currency_code())},
                       line.shift_number()});
  }
  return sums;
}

bool IsBreak(const grpc::Status& status) {
  return status.error_code() == grpc::StatusCode::OK ||
         status.error_code() == grpc::StatusCode::UNAVAILABLE ||
         status.error_code() == grpc::StatusCode::DEADLINE_EXCEEDED ||
         status.error_code() == grpc::StatusCode::CANCELLED;
}

}  // namespace

GrpcBatches::GrpcBatches(ServiceLine& line, Scheduler& scheduler)
    : line_(line),
      scheduler_(scheduler),
      batches_(payment::Batches::NewStub(line.Dial("payment", "batches"))) {}

void GrpcBatches::SignOn() {
  calls_.Unary<payment::SignOnResponse>(
      line_.Context(kSignOnDeadline), std::make_shared<payment::SignOnRequest>(),
      [this](auto* call, auto* request, auto* reply, auto done) {
        batches_->async()->SignOn(call, request, reply, std::move(done));
      },
      [this](const grpc::Status& status, const payment::SignOnResponse& reply) {
        if (status.ok()) {
          Q_EMIT signedOn(reply.batch_number());
        } else {
          Q_EMIT signOnFailed(line_.Heard(status));
        }
      });
}

void GrpcBatches::FetchSums(const SumsOf& of) {
  auto request = std::make_shared<payment::GetTotalsRequest>();
  request->set_batch_number(of.batch);
  request->set_shift_number(of.shift);
  request->set_business_date(of.business_date.toStdString());
  calls_.Unary<ledger::TotalsResponse>(
      line_.Context(), std::move(request),
      [this](auto* call, auto* sent, auto* reply, auto done) {
        batches_->async()->GetTotals(call, sent, reply, std::move(done));
      },
      [this](const grpc::Status& status, const ledger::TotalsResponse& reply) {
        if (status.ok()) {
          Q_EMIT sumsFetched(ToSums(reply));
        } else {
          Q_EMIT sumsFailed(line_.Heard(status));
        }
      });
}

void GrpcBatches::FetchLine() {
  calls_.Unary<payment::GetLineResponse>(
      line_.Context(), std::make_shared<payment::GetLineRequest>(),
      [this](auto* call, auto* request, auto* reply, auto done) {
        batches_->async()->GetLine(call, request, reply, std::move(done));
      },
      [this](const grpc::Status& status, const payment::GetLineResponse& reply) {
        if (!status.ok()) {
          Q_EMIT lineFailed(line_.Heard(status));
          return;
        }
        HostLine line;
        line.connected = reply.line().connected();
        line.signed_on = reply.line().signed_on();
        if (reply.line().fault() != till::common::v1::ERROR_CODE_UNSPECIFIED)
          line.problem.code = Text(till::common::v1::ErrorCode_Name(reply.line().fault()));
        line.settlement_in_progress = Text(reply.settlement_in_progress());
        Q_EMIT lineFetched(line);
      });
}

void GrpcBatches::Settle(const QString& request_id, const QString& approval) {
  Following fresh;
  fresh.request_id = request_id;
  fresh.approval = approval;
  fresh.generation = following_.generation + 1;
  following_ = fresh;
  Follow();
}

void GrpcBatches::Follow() {
  auto request = std::make_shared<payment::SettleRequest>();
  request->set_request_id(following_.request_id.toStdString());
  const int generation = following_.generation;
  std::shared_ptr<grpc::ClientContext> context =
      line_.Context(ServiceLine::kStreamDeadline, following_.approval);
  calls_.Stream<payment::SettleEvent>(
      context, std::move(request),
      [this](grpc::ClientContext* call, const payment::SettleRequest* sent, auto* reactor) {
        batches_->async()->Settle(call, sent, reactor);
      },
      [this, generation](const payment::SettleEvent& event) {
        if (generation != following_.generation) return;
        following_.breaks = 0;
        following_.settlement = ToSettlement(event.settlement());
        Q_EMIT settlementMoved(following_.settlement, event.progress_percent());
      },
      [this, generation](const grpc::Status& status) {
        if (generation == following_.generation) StreamEnded(status);
      });
}

void GrpcBatches::StreamEnded(const grpc::Status& status) {
  if (following_.settlement.stage == Settlement::Stage::Closed) {
    Q_EMIT settled(following_.settlement);
    return;
  }
  if (!IsBreak(status) || ++following_.breaks >= kMostBreaks) {
    Q_EMIT settleFailed(line_.Heard(status));
    return;
  }
  scheduler_.After(kJoinAgainAfter, this, [this, generation = following_.generation] {
    if (generation == following_.generation) Follow();
  });
}

void GrpcBatches::ListSettlements(const QString& page_token) {
  auto request = std::make_shared<payment::ListSettlementsRequest>();
  request->mutable_page()->set_page_size(kPageSize);
  request->mutable_page()->set_page_token(page_token.toStdString());
  calls_.Unary<payment::ListSettlementsResponse>(
      line_.Context(), std::move(request),
      [this](auto* call, auto* sent, auto* reply, auto done) {
        batches_->async()->ListSettlements(call, sent, reply, std::move(done));
      },
      [this](const grpc::Status& status, const payment::ListSettlementsResponse& reply) {
        if (!status.ok()) {
          Q_EMIT settlementsFailed(line_.Heard(status));
          return;
        }
        QList<Settlement> settlements;
        for (const ledger::Settlement& each : reply.settlements()) settlements.append(ToSettlement(each));
        Q_EMIT settlementsListed(settlements, Text(reply.next_page_token()));
      });
}

}  // namespace till::kiosk
