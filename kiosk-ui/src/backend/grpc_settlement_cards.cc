// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/grpc_settlement_cards.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>

namespace till::kiosk {
namespace {

namespace common = till::common::v1;
namespace terminal = till::terminal::v1;

// Argon2 on a small machine takes its time.
constexpr std::chrono::milliseconds kPasswordDeadline = std::chrono::seconds(15);

QString Text(const std::string& text) {
  return QString::fromStdString(text);
}

QDateTime Moment(const google::protobuf::Timestamp& time) {
  return QDateTime::fromSecsSinceEpoch(time.seconds(), Qt::UTC);
}

SettlementCard::State StateOf(terminal::Binding::State state) {
  switch (state) {
    case terminal::Binding::APPROVED:
      return SettlementCard::State::Approved;
    case terminal::Binding::IN_FORCE:
      return SettlementCard::State::InForce;
    case terminal::Binding::RETIRED:
      return SettlementCard::State::Retired;
    case terminal::Binding::WITHDRAWN:
      return SettlementCard::State::Withdrawn;
    case terminal::Binding::FAILED:
      return SettlementCard::State::Failed;
    default:
      return SettlementCard::State::Proposed;
  }
}

SettlementCard ToSettlementCard(const terminal::Binding& message) {
  SettlementCard card;
  card.id = Text(message.binding());
  card.state = StateOf(message.state());
  card.card.scheme = Text(message.card().scheme());
  card.card.masked_number = Text(message.masked_account());
  card.holder = Text(message.holder());
  card.bank = Text(message.bank());
  card.branch_code = Text(message.branch_code());
  if (message.has_propose_time()) card.proposed = Moment(message.propose_time());
  if (message.has_since()) card.since = Moment(message.since());
  card.proposed_by = Text(message.proposed_by());
  card.approved_by = Text(message.approved_by());
  if (message.has_failure())
    card.failure = {Text(common::ErrorCode_Name(message.failure().code())),
                    Text(message.failure().message())};
  card.restored = message.restored();
  return card;
}

// Protobuf does not wipe what it held; this at least does not leave the password in the heap.
void WipePassword(terminal::ProposeBindingRequest* request) {
  std::fill(request->mutable_password()->begin(), request->mutable_password()->end(), '\0');
}
void WipePassword(terminal::RestoreBindingRequest* request) {
  std::fill(request->mutable_password()->begin(), request->mutable_password()->end(), '\0');
}
template <typename Request>
void WipePassword(Request*) {}

}  // namespace

GrpcSettlementCards::GrpcSettlementCards(ServiceLine& line)
    : line_(line), bindings_(terminal::Bindings::NewStub(line.Dial("terminal", "bindings"))) {}

// The list has the newest fifty; the one in force may be older.
void GrpcSettlementCards::Fetch() {
  calls_.Unary<terminal::Binding>(
      line_.Context(), std::make_shared<terminal::GetBindingRequest>(),
      [this](auto* call, auto* request, auto* reply, auto done) {
        bindings_->async()->GetBinding(call, request, reply, std::move(done));
      },
      [this](const grpc::Status& status, const terminal::Binding& reply) {
        if (status.ok() || status.error_code() == grpc::StatusCode::NOT_FOUND) {
          List(reply);
        } else {
          Q_EMIT fetchFailed(line_.Heard(status));
        }
      });
}

void GrpcSettlementCards::List(const terminal::Binding& in_force) {
  calls_.Unary<terminal::ListBindingsResponse>(
      line_.Context(), std::make_shared<terminal::ListBindingsRequest>(),
      [this](auto* call, auto* request, auto* reply, auto done) {
        bindings_->async()->ListBindings(call, request, reply, std::move(done));
      },
      [this, in_force](const grpc::Status& status, const terminal::ListBindingsResponse& reply) {
        if (!status.ok()) {
          Q_EMIT fetchFailed(line_.Heard(status));
          return;
        }
        QList<SettlementCard> cards;
        bool listed = in_force.binding().empty();
        for (const terminal::Binding& binding : reply.bindings()) {
          cards.append(ToSettlementCard(binding));
          listed = listed || binding.binding() == in_force.binding();
        }
        if (!listed) cards.append(ToSettlementCard(in_force));
        Q_EMIT fetched(cards);
      });
}

template <typename Request, typename Start>
void GrpcSettlementCards::Change(std::unique_ptr<grpc::ClientContext> context,
                                 std::shared_ptr<Request> request, Start start) {
  calls_.Unary<terminal::Binding>(
      std::move(context), request, start,
      [this, request](const grpc::Status& status, const terminal::Binding& reply) {
        WipePassword(request.get());
        if (status.ok()) {
          Q_EMIT changed(ToSettlementCard(reply));
        } else {
          Q_EMIT changeFailed(line_.Heard(status));
        }
      });
}

void GrpcSettlementCards::Propose(const CardProposal& proposal, SecretBuffer password) {
  auto request = std::make_shared<terminal::ProposeBindingRequest>();
  request->set_holder(proposal.holder.toStdString());
  request->set_bank(proposal.bank.toStdString());
  request->set_branch_code(proposal.branch_code.toStdString());
  request->set_payment(proposal.payment.toStdString());
  request->set_password(std::string(password.RevealText()));
  Change(line_.Context(kPasswordDeadline), std::move(request),
         [this](auto* call, auto* sent, auto* reply, auto done) {
           bindings_->async()->ProposeBinding(call, sent, reply, std::move(done));
         });
}

void GrpcSettlementCards::Restore(const QString& id, SecretBuffer password) {
  auto request = std::make_shared<terminal::RestoreBindingRequest>();
  request->set_binding(id.toStdString());
  request->set_password(std::string(password.RevealText()));
  Change(line_.Context(kPasswordDeadline), std::move(request),
         [this](auto* call, auto* sent, auto* reply, auto done) {
           bindings_->async()->RestoreBinding(call, sent, reply, std::move(done));
         });
}

void GrpcSettlementCards::Approve(const QString& id, const QString& approval) {
  auto request = std::make_shared<terminal::ApproveBindingRequest>();
  request->set_binding(id.toStdString());
  Change(line_.Context(ServiceLine::kCallDeadline, approval), std::move(request),
         [this](auto* call, auto* sent, auto* reply, auto done) {
           bindings_->async()->ApproveBinding(call, sent, reply, std::move(done));
         });
}

void GrpcSettlementCards::Test(const QString& id, const QString& payment) {
  auto request = std::make_shared<terminal::TestBindingRequest>();
  request->set_binding(id.toStdString());
  request->set_payment(payment.toStdString());
  Change(line_.Context(), std::move(request), [this](auto* call, auto* sent, auto* reply, auto done) {
    bindings_->async()->TestBinding(call, sent, reply, std::move(done));
  });
}

void GrpcSettlementCards::Withdraw(const QString& id) {
  auto request = std::make_shared<terminal::WithdrawBindingRequest>();
  request->set_binding(id.toStdString());
  Change(line_.Context(), std::move(request), [this](auto* call, auto* sent, auto* reply, auto done) {
    bindings_->async()->WithdrawBinding(call, sent, reply, std::move(done));
  });
}

}  // namespace till::kiosk
