// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/fake_settlement_cards.h"

#include <utility>

namespace till::kiosk {

using std::chrono::milliseconds;
using State = SettlementCard::State;

void FakeSettlementCards::Fetch() {
  scheduler_.After(milliseconds(0), this, [this] { Q_EMIT fetched(cards_); });
}

void FakeSettlementCards::Fail(const QString& code) {
  scheduler_.After(milliseconds(0), this, [this, code] { Q_EMIT changeFailed({code, {}}); });
}

void FakeSettlementCards::Add(SettlementCard card, const SecretBuffer& password) {
  if (password.RevealText() != "123456") return Fail(QStringLiteral("WRONG_PASSWORD"));
  if (!propose_fails_with_.isEmpty()) return Fail(propose_fails_with_);
  card.id = QStringLiteral("bindings/%1").arg(cards_.size() + 1);
  card.state = State::Proposed;
  card.proposed = scheduler_.Now();
  card.proposed_by = QStringLiteral("99");
  cards_.prepend(card);
  scheduler_.After(milliseconds(0), this, [this, card] { Q_EMIT changed(card); });
}

void FakeSettlementCards::Propose(const CardProposal& proposal, SecretBuffer password) {
  proposal_ = proposal;
  SettlementCard card;
  const Payment* inquiry = payments_.Find(proposal.payment);
  if (inquiry != nullptr) card.card = inquiry->card;
  card.holder = proposal.holder;
  card.bank = proposal.bank;
  card.branch_code = proposal.branch_code;
  Add(std::move(card), password);
}

void FakeSettlementCards::Restore(const QString& id, SecretBuffer password) {
  for (const SettlementCard& old : cards_) {
    if (old.id != id) continue;
    SettlementCard card = old;
    card.restored = true;
    card.approved_by.clear();
    card.since = {};
    Add(std::move(card), password);
    return;
  }
  Fail(QStringLiteral("NOT_FOUND"));
}

void FakeSettlementCards::Change(const QString& id, State from,
                                 const std::function<void(SettlementCard&)>& change) {
  for (SettlementCard& card : cards_) {
    if (card.id != id) continue;
    if (card.state != from) break;
    change(card);
    scheduler_.After(milliseconds(0), this, [this, changed_card = card] { Q_EMIT changed(changed_card); });
    return;
  }
  Fail(QStringLiteral("ILLEGAL_STEP"));
}

void FakeSettlementCards::PutInForce(SettlementCard& card) {
  for (SettlementCard& other : cards_) {
    if (other.state == State::InForce) other.state = State::Retired;
  }
  card.state = State::InForce;
  card.since = scheduler_.Now();
}

void FakeSettlementCards::Approve(const QString& id, const QString& approval) {
  approval_ = approval;
  Change(id, State::Proposed, [this, &approval](SettlementCard& card) {
    card.approved_by = approval.right(2);
    if (card.restored) {
      PutInForce(card);
    } else {
      card.state = State::Approved;
    }
  });
}

void FakeSettlementCards::Test(const QString& id, const QString& payment) {
  if (!test_fails_with_.isEmpty()) return Fail(test_fails_with_);
  const Payment* test = payments_.Find(payment);
  const bool approved = test != nullptr && test->outcome == PaymentOutcome::Approved;
  Change(id, State::Approved, [this, approved](SettlementCard& card) {
    if (approved) {
      PutInForce(card);
    } else {
      card.state = State::Failed;
      card.failure.code = QStringLiteral("CARD_NOT_VERIFIED");
    }
  });
}

void FakeSettlementCards::Withdraw(const QString& id) {
  for (const SettlementCard& card : cards_) {
    if (card.id == id)
      return Change(id, card.state, [](SettlementCard& each) { each.state = State::Withdrawn; });
  }
  Fail(QStringLiteral("NOT_FOUND"));
}

}  // namespace till::kiosk
