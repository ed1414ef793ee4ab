// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_FAKE_SETTLEMENT_CARDS_H_
#define TILL_KIOSK_UI_SRC_BACKEND_FAKE_SETTLEMENT_CARDS_H_

#include <functional>

#include "kiosk-ui/src/backend/fake_backend.h"
#include "kiosk-ui/src/backend/office_scenario.h"
#include "kiosk-ui/src/backend/scheduler.h"
#include "kiosk-ui/src/backend/settlement_cards.h"

namespace till::kiosk {

// FakeSettlementCards keeps the cards of a scenario, by the rules of services/terminal/bindings.cc as far as
// a screen can see them.
class FakeSettlementCards final : public SettlementCards {
  Q_OBJECT

 public:
  FakeSettlementCards(const OfficeScenario& office, Scheduler& scheduler, const FakeBackend& payments)
      : cards_(office.cards),
        propose_fails_with_(office.propose_fails_with),
        test_fails_with_(office.test_fails_with),
        scheduler_(scheduler),
        payments_(payments) {}

  void Fetch() override;
  void Propose(const CardProposal& proposal, SecretBuffer password) override;
  void Restore(const QString& id, SecretBuffer password) override;
  void Approve(const QString& id, const QString& approval) override;
  void Test(const QString& id, const QString& payment) override;
  void Withdraw(const QString& id) override;

  void FailToPropose(const QString& code) { propose_fails_with_ = code; }
  void FailTheTest(const QString& code) { test_fails_with_ = code; }
  const CardProposal& proposal() const { return proposal_; }
  const QString& approval() const { return approval_; }

 private:
  void Add(SettlementCard card, const SecretBuffer& password);
  void Change(const QString& id, SettlementCard::State from,
              const std::function<void(SettlementCard&)>& change);
  void PutInForce(SettlementCard& card);
  void Fail(const QString& code);

  QList<SettlementCard> cards_;
  QString propose_fails_with_;
  QString test_fails_with_;
  CardProposal proposal_;
  QString approval_;
  Scheduler& scheduler_;
  const FakeBackend& payments_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_FAKE_SETTLEMENT_CARDS_H_
