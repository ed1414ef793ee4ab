// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_BACKENDS_H_
#define TILL_KIOSK_UI_SRC_BACKEND_BACKENDS_H_

#include "kiosk-ui/src/backend/backend.h"

namespace till::kiosk {

// Backends is one set of everything that the kiosk may ask, by subject; each part keeps to the duties of
// backend.h. There are two sets: the services (GrpcBackends) and a scenario (FakeBackends).
class Backends {
 public:
  virtual ~Backends() = default;

  // payments: payments, receipts, sign-in, health.
  virtual Backend& payments() = 0;

 protected:
  Backends() = default;
  Backends(const Backends&) = default;
  Backends& operator=(const Backends&) = default;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_BACKENDS_H_
