// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_FAKE_SETTINGS_H_
#define TILL_KIOSK_UI_SRC_BACKEND_FAKE_SETTINGS_H_

#include "kiosk-ui/src/backend/scheduler.h"
#include "kiosk-ui/src/backend/settings.h"
#include "kiosk-ui/src/backend/shop_scenario.h"

namespace till::kiosk {

// FakeSettings keeps the settings of a scenario.
class FakeSettings final : public Settings {
  Q_OBJECT

 public:
  FakeSettings(const ShopScenario& shop, Scheduler& scheduler)
      : settings_(shop.settings), change_fails_with_(shop.change_fails_with), scheduler_(scheduler) {}

  void Fetch() override;
  void Change(const TerminalSettings& settings) override;

  const TerminalSettings& settings() const { return settings_; }

 private:
  TerminalSettings settings_;
  QString change_fails_with_;
  Scheduler& scheduler_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_FAKE_SETTINGS_H_
