// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_FAKE_ENDPOINT_H_
#define TILL_KIOSK_UI_SRC_BACKEND_FAKE_ENDPOINT_H_

#include "kiosk-ui/src/backend/endpoint.h"
#include "kiosk-ui/src/backend/office_scenario.h"
#include "kiosk-ui/src/backend/scheduler.h"

namespace till::kiosk {

// FakeEndpoint keeps a scenario's programs on other machines; there are none, and nobody listens.
class FakeEndpoint final : public Endpoint {
  Q_OBJECT

 public:
  FakeEndpoint(const OfficeScenario& office, Scheduler& scheduler)
      : state_(office.endpoint), scheduler_(scheduler) {}

  void Fetch() override;
  void Admit(const QString& fingerprint, const QString& name) override;
  void Remove(const QString& fingerprint) override;

  // state is how things are; a program that knocks is put into it.
  EndpointState& state() { return state_; }
  // FailWith lets every further call fail; with no code none.
  void FailWith(const QString& code) { fails_with_ = code; }
  int fetches() const { return fetches_; }

 private:
  // Drop takes a program off the list and says whether it was on it.
  template <typename Programs>
  static bool Drop(Programs& programs, const QString& fingerprint) {
    return programs.removeIf([&](const auto& each) { return each.fingerprint == fingerprint; }) > 0;
  }
  void AnswerChange(const QString& code);

  EndpointState state_;
  Scheduler& scheduler_;
  QString fails_with_;
  int fetches_ = 0;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_FAKE_ENDPOINT_H_
