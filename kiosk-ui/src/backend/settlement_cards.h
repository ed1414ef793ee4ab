// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_SETTLEMENT_CARDS_H_
#define TILL_KIOSK_UI_SRC_BACKEND_SETTLEMENT_CARDS_H_

#include <QDateTime>
#include <QList>
#include <QObject>
#include <QString>

#include "kiosk-ui/src/backend/types.h"
#include "services/common/secret/secret_buffer.h"

namespace till::kiosk {

// SettlementCard is a card that the shop is, was or wants to be paid to.
struct SettlementCard {
  // Where it is on its way into force.
  enum class State {
    Proposed,   // waits for the second person
    Approved,   // waits for the test
    InForce,    // the shop is paid to it
    Retired,    // was in force; can be restored
    Withdrawn,  // given up, or too old
    Failed,     // the test failed
  };

  QString id;
  State state = State::Proposed;
  CardSummary card;
  QString holder;
  QString bank;
  QString branch_code;  // 12 digits
  QDateTime proposed;
  QDateTime since;        // in force since; invalid while it never was
  QString proposed_by;    // operators' numbers
  QString approved_by;    // empty before
  Problem failure;        // why Failed
  bool restored = false;  // was in force before: no test is wanted
};

// CardProposal is what a new settlement card is proposed with.
struct CardProposal {
  QString holder;
  QString bank;
  QString branch_code;
  QString payment;  // the approved inquiry with the card
};

// SettlementCards looks after the card that the shop is paid to. Keeps to the duties of backend.h; each
// change is answered by changed or changeFailed.
class SettlementCards : public QObject {
  Q_OBJECT

 public:
  ~SettlementCards() override = default;

  // Fetch asks for all of them; answered by fetched or fetchFailed.
  virtual void Fetch() = 0;
  // Propose and Restore want the operator's own password again.
  virtual void Propose(const CardProposal& proposal, SecretBuffer password) = 0;
  virtual void Restore(const QString& id, SecretBuffer password) = 0;
  // Approve hands in the second person's word on the spot.
  virtual void Approve(const QString& id, const QString& approval) = 0;
  // Test hands in a second inquiry with the approved card, however it ended.
  virtual void Test(const QString& id, const QString& payment) = 0;
  virtual void Withdraw(const QString& id) = 0;

 Q_SIGNALS:
  // fetched: newest first, with the one in force among them.
  void fetched(const QList<till::kiosk::SettlementCard>& cards);
  void fetchFailed(const till::kiosk::Problem& problem);
  void changed(const till::kiosk::SettlementCard& card);
  void changeFailed(const till::kiosk::Problem& problem);
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_SETTLEMENT_CARDS_H_
