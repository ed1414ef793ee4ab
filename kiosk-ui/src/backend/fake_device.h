// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_FAKE_DEVICE_H_
#define TILL_KIOSK_UI_SRC_BACKEND_FAKE_DEVICE_H_

#include "kiosk-ui/src/backend/device.h"
#include "kiosk-ui/src/backend/office_scenario.h"
#include "kiosk-ui/src/backend/scheduler.h"

namespace till::kiosk {

// FakeDevice has the line and the clock of a scenario.
class FakeDevice final : public Device {
  Q_OBJECT

 public:
  FakeDevice(const OfficeScenario& office, Scheduler& scheduler)
      : network_(office.network),
        clock_(office.clock),
        adjust_fails_with_(office.adjust_fails_with),
        reset_fails_with_(office.reset_fails_with),
        scheduler_(scheduler) {}

  void FetchNetwork() override;
  void FetchClock() override;
  void AdjustClock(int correction_seconds) override;
  void FetchSupportFile() override;
  void ResetToFactory(const QString& request_id, const QString& approval) override;

  void FailToAdjust(const QString& code) { adjust_fails_with_ = code; }
  void FailToReset(const QString& code) { reset_fails_with_ = code; }
  const ClockFacts& clock() const { return clock_; }

 private:
  NetworkFacts network_;
  ClockFacts clock_;
  QString adjust_fails_with_;
  QString reset_fails_with_;
  Scheduler& scheduler_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_FAKE_DEVICE_H_
