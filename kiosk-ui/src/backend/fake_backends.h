// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_FAKE_BACKENDS_H_
#define TILL_KIOSK_UI_SRC_BACKEND_FAKE_BACKENDS_H_

#include "kiosk-ui/src/backend/backends.h"
#include "kiosk-ui/src/backend/fake_backend.h"
#include "kiosk-ui/src/backend/scenario.h"
#include "kiosk-ui/src/backend/scheduler.h"

namespace till::kiosk {

// FakeBackends plays one Scenario: for design work, unit tests and screenshots. No money moves anywhere.
class FakeBackends final : public Backends {
 public:
  // FakeBackends answers through `scheduler`, which must outlive it.
  FakeBackends(const Scenario& scenario, Scheduler& scheduler);

  FakeBackend& payments() override { return payments_; }

 private:
  FakeBackend payments_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_FAKE_BACKENDS_H_
