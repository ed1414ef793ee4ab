// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_BACKENDS_H_
#define TILL_KIOSK_UI_SRC_BACKEND_BACKENDS_H_

#include "kiosk-ui/src/backend/approvals.h"
#include "kiosk-ui/src/backend/backend.h"
#include "kiosk-ui/src/backend/batches.h"
#include "kiosk-ui/src/backend/books.h"
#include "kiosk-ui/src/backend/device.h"
#include "kiosk-ui/src/backend/endpoint.h"
#include "kiosk-ui/src/backend/machine.h"
#include "kiosk-ui/src/backend/notices.h"
#include "kiosk-ui/src/backend/originals.h"
#include "kiosk-ui/src/backend/payees.h"
#include "kiosk-ui/src/backend/practice.h"
#include "kiosk-ui/src/backend/promotions.h"
#include "kiosk-ui/src/backend/refusal.h"
#include "kiosk-ui/src/backend/scans.h"
#include "kiosk-ui/src/backend/settings.h"
#include "kiosk-ui/src/backend/settlement_cards.h"
#include "kiosk-ui/src/backend/signatures.h"
#include "kiosk-ui/src/backend/slips.h"
#include "kiosk-ui/src/backend/staff.h"
#include "kiosk-ui/src/backend/sticks.h"
#include "kiosk-ui/src/backend/updates.h"

namespace till::kiosk {

// Backends is one set of everything that the kiosk may ask, by subject; each part keeps to the duties of
// backend.h. There are two sets: the services (GrpcBackends) and a scenario (FakeBackends).
class Backends {
 public:
  virtual ~Backends() = default;

  // payments: payments, receipts, sign-in, health.
  virtual Backend& payments() = 0;
  // originals: the payments that a refund or an undoing may be about.
  virtual Originals& originals() = 0;
  // approvals: a supervisor's word on the spot.
  virtual Approvals& approvals() = 0;
  // signatures: what a cardholder drew.
  virtual Signatures& signatures() = 0;
  // batches: the day at the bank, its sums and settlements.
  virtual Batches& batches() = 0;
  // books: payments looked up.
  virtual Books& books() = 0;
  // staff: the operators and the audit trail.
  virtual Staff& staff() = 0;
  // settings: profile and parameters.
  virtual Settings& settings() = 0;
  // promotions: what the shop takes off, and what is to be paid under them.
  virtual Promotions& promotions() = 0;
  // payees: who is paid.
  virtual Payees& payees() = 0;
  // machine: checklist, self-test, what the machine is.
  virtual Machine& machine() = 0;
  // slips: printing for a person who asks.
  virtual Slips& slips() = 0;
  // settlement_cards: the card that the shop is paid to.
  virtual SettlementCards& settlement_cards() = 0;
  // notices: people elsewhere who are told what happened.
  virtual Notices& notices() = 0;
  // device: the line, the clock, support's file.
  virtual Device& device() = 0;
  // sticks: files for somebody to take along.
  virtual Sticks& sticks() = 0;
  // scans: what the terminal's own scanner reads.
  virtual Scans& scans() = 0;
  // practice: the training set.
  virtual Practice& practice() = 0;
  // updates: newer versions of the terminal's software.
  virtual Updates& updates() = 0;
  // endpoint: programs on other machines that may call this terminal.
  virtual Endpoint& endpoint() = 0;
  // refusal: why the terminal started without its data.
  virtual Refusal& refusal() = 0;

 protected:
  Backends() = default;
  Backends(const Backends&) = default;
  Backends& operator=(const Backends&) = default;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_BACKENDS_H_
