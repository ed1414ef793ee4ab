// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_TESTS_FAKE_KIOSK_H_
#define TILL_KIOSK_UI_TESTS_FAKE_KIOSK_H_

#include <QString>

#include "kiosk-ui/src/app/kiosk.h"
#include "kiosk-ui/src/backend/fake_backends.h"
#include "kiosk-ui/src/backend/manual_scheduler.h"

namespace till::kiosk {

// ReadScenario reads a built-in scenario by name; a broken one ends the program.
Scenario ReadScenario(const QString& name);

// FakeKiosk is the whole kiosk over a scenario, with time that moves by hand. The operator is 01, the
// password 123456.
struct FakeKiosk {
  explicit FakeKiosk(const char* scenario = "everyday", const char* language = "zh");

  void Wait(int milliseconds) { scheduler.Advance(std::chrono::milliseconds(milliseconds)); }
  void SignIn(const char* number = "01", const char* password = "123456");
  // SignInSupervisor signs 02 in, who may give money back.
  void SignInSupervisor();
  void Type(const QString& digits);
  void TypePassword(const QString& digits);
  // Pay signs in and starts a payment of 128.00.
  void Pay();
  void Open(Page page);

  ManualScheduler scheduler;
  FakeBackends backends;
  FakeBackend& backend;
  int request_ids = 0;
  Kiosk kiosk;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_TESTS_FAKE_KIOSK_H_
