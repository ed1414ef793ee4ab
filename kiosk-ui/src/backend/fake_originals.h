// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_FAKE_ORIGINALS_H_
#define TILL_KIOSK_UI_SRC_BACKEND_FAKE_ORIGINALS_H_

#include "kiosk-ui/src/backend/fake_backend.h"
#include "kiosk-ui/src/backend/originals.h"
#include "kiosk-ui/src/backend/scheduler.h"

namespace till::kiosk {

// FakeOriginals looks into what the scenario's payments left behind.
class FakeOriginals final : public Originals {
  Q_OBJECT

 public:
  // `payments` and `scheduler` must outlive it.
  FakeOriginals(const FakeBackend& payments, Scheduler& scheduler)
      : payments_(payments), scheduler_(scheduler) {}

  void Find(int number, const OriginalSearch& search) override;
  void Fetch(const QString& payment_id) override;

 private:
  const FakeBackend& payments_;
  Scheduler& scheduler_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_FAKE_ORIGINALS_H_
