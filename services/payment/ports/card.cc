// SPDX-License-Identifier: Apache-2.0
#include "services/payment/ports/card.h"

#include <utility>

namespace till::payment {
namespace {

// Longer than every wait of a transaction together (card and choice 300 s each, PIN and reply 120 s each), so
// that the steps' own time-outs end it and this one never does.
constexpr absl::Duration kDeadline = absl::Minutes(15);

class Session final : public CardSession {
 public:
  explicit Session(std::unique_ptr<card::CardSession> session) : session_(std::move(session)) {}

  absl::StatusOr<card::v1::TransactEvent> Next() override { return session_->NextEvent(); }
  absl::Status SelectApplication(int index) override { return session_->SelectApplication(index); }
  absl::Status TellPinOutcome(card::v1::PinOutcome::Outcome outcome) override {
    return session_->GivePinOutcome(outcome);
  }
  absl::Status TellOnlineResult(const card::v1::OnlineResult& result) override {
    return session_->GiveOnlineResult(result);
  }
  void Cancel() override { session_->Cancel(); }

 private:
  const std::unique_ptr<card::CardSession> session_;
};

}  // namespace

absl::StatusOr<std::unique_ptr<CardSession>> Card::Begin(const card::v1::StartTransaction& start) {
  absl::StatusOr<std::unique_ptr<card::CardSession>> session = reader_.Transact(start, kDeadline);
  if (!session.ok()) return session.status();
  return std::make_unique<Session>(*std::move(session));
}

}  // namespace till::payment
