// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/fake_backends.h"

namespace till::kiosk {

FakeBackends::FakeBackends(const Scenario& scenario, Scheduler& scheduler)
    : payments_(scenario, scheduler),
      originals_(payments_, scheduler),
      approvals_(scenario.operators, scheduler),
      signatures_(scheduler),
      batches_(scenario.shop, scheduler),
      books_(scenario.shop, scheduler),
      staff_(scenario.shop, scheduler),
      settings_(scenario.shop, scheduler),
      promotions_(scenario.shop, scheduler),
      payees_(scenario.shop, scheduler),
      machine_(scenario.shop, scheduler, payments_),
      slips_(scheduler),
      settlement_cards_(scenario.shop.office, scheduler, payments_),
      notices_(scenario.shop.office, scheduler),
      device_(scenario.shop.office, scheduler),
      sticks_(scenario.shop.office, scheduler),
      practice_(scheduler),
      updates_(scenario.shop.office.updates, scheduler, payments_),
      endpoint_(scenario.shop.office, scheduler),
      refusal_(scenario.refusal, scheduler) {}

}  // namespace till::kiosk
