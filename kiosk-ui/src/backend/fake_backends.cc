// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/fake_backends.h"

namespace till::kiosk {

FakeBackends::FakeBackends(const Scenario& scenario, Scheduler& scheduler) : payments_(scenario, scheduler) {}

}  // namespace till::kiosk
