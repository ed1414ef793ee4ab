// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_FAKE_BACKENDS_H_
#define TILL_KIOSK_UI_SRC_BACKEND_FAKE_BACKENDS_H_

#include "kiosk-ui/src/backend/backends.h"
#include "kiosk-ui/src/backend/fake_approvals.h"
#include "kiosk-ui/src/backend/fake_backend.h"
#include "kiosk-ui/src/backend/fake_batches.h"
#include "kiosk-ui/src/backend/fake_books.h"
#include "kiosk-ui/src/backend/fake_device.h"
#include "kiosk-ui/src/backend/fake_endpoint.h"
#include "kiosk-ui/src/backend/fake_machine.h"
#include "kiosk-ui/src/backend/fake_notices.h"
#include "kiosk-ui/src/backend/fake_originals.h"
#include "kiosk-ui/src/backend/fake_payees.h"
#include "kiosk-ui/src/backend/fake_practice.h"
#include "kiosk-ui/src/backend/fake_promotions.h"
#include "kiosk-ui/src/backend/fake_refusal.h"
#include "kiosk-ui/src/backend/fake_scans.h"
#include "kiosk-ui/src/backend/fake_settings.h"
#include "kiosk-ui/src/backend/fake_settlement_cards.h"
#include "kiosk-ui/src/backend/fake_signatures.h"
#include "kiosk-ui/src/backend/fake_slips.h"
#include "kiosk-ui/src/backend/fake_staff.h"
#include "kiosk-ui/src/backend/fake_sticks.h"
#include "kiosk-ui/src/backend/fake_updates.h"
#include "kiosk-ui/src/backend/scenario.h"
#include "kiosk-ui/src/backend/scheduler.h"

namespace till::kiosk {

// FakeBackends plays one Scenario: for design work, unit tests and screenshots. No money moves anywhere.
class FakeBackends final : public Backends {
 public:
  // FakeBackends answers through `scheduler`, which must outlive it.
  FakeBackends(const Scenario& scenario, Scheduler& scheduler);

  FakeBackend& payments() override { return payments_; }
  FakeOriginals& originals() override { return originals_; }
  FakeApprovals& approvals() override { return approvals_; }
  FakeSignatures& signatures() override { return signatures_; }
  FakeBatches& batches() override { return batches_; }
  FakeBooks& books() override { return books_; }
  FakeStaff& staff() override { return staff_; }
  FakeSettings& settings() override { return settings_; }
  FakePromotions& promotions() override { return promotions_; }
  FakePayees& payees() override { return payees_; }
  FakeMachine& machine() override { return machine_; }
  FakeSlips& slips() override { return slips_; }
  FakeSettlementCards& settlement_cards() override { return settlement_cards_; }
  FakeNotices& notices() override { return notices_; }
  FakeDevice& device() override { return device_; }
  FakeSticks& sticks() override { return sticks_; }
  FakeScans& scans() override { return scans_; }
  FakePractice& practice() override { return practice_; }
  FakeUpdates& updates() override { return updates_; }
  FakeEndpoint& endpoint() override { return endpoint_; }
  FakeRefusal& refusal() override { return refusal_; }

 private:
  FakeBackend payments_;
  FakeOriginals originals_;
  FakeApprovals approvals_;
  FakeSignatures signatures_;
  FakeBatches batches_;
  FakeBooks books_;
  FakeStaff staff_;
  FakeSettings settings_;
  FakePromotions promotions_;
  FakePayees payees_;
  FakeMachine machine_;
  FakeSlips slips_;
  FakeSettlementCards settlement_cards_;
  FakeNotices notices_;
  FakeDevice device_;
  FakeSticks sticks_;
  FakeScans scans_;
  FakePractice practice_;
  FakeUpdates updates_;
  FakeEndpoint endpoint_;
  FakeRefusal refusal_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_FAKE_BACKENDS_H_
