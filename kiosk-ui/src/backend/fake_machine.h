// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_FAKE_MACHINE_H_
#define TILL_KIOSK_UI_SRC_BACKEND_FAKE_MACHINE_H_

#include "kiosk-ui/src/backend/fake_backend.h"
#include "kiosk-ui/src/backend/machine.h"
#include "kiosk-ui/src/backend/scheduler.h"
#include "kiosk-ui/src/backend/shop_scenario.h"

namespace till::kiosk {

// FakeMachine is the machine of a scenario; each self-test takes 600 milliseconds.
class FakeMachine final : public Machine {
  Q_OBJECT

 public:
  // FakeMachine gives advice in the language that `spoken` tells of.
  FakeMachine(const ShopScenario& shop, Scheduler& scheduler, const FakeBackend& spoken)
      : facts_(shop.facts),
        checklist_(shop.checklist),
        tests_(shop.tests),
        scheduler_(scheduler),
        spoken_(spoken) {}

  void FetchFacts() override;
  void FetchChecklist() override;
  void ListTests() override;
  void RunTests(const QStringList& tests) override;
  void PrintReport(const QList<Finding>& own) override;

  // What the kiosk found itself, as last printed; for tests.
  const QList<Finding>& printed() const { return printed_; }

 private:
  Finding Spoken(const ShopScenario::FakeFinding& finding) const;

  MachineFacts facts_;
  QList<ShopScenario::FakeFinding> checklist_;
  QList<ShopScenario::FakeFinding> tests_;
  QList<Finding> printed_;
  Scheduler& scheduler_;
  const FakeBackend& spoken_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_FAKE_MACHINE_H_
