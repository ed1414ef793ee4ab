// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_FAKE_STICKS_H_
#define TILL_KIOSK_UI_SRC_BACKEND_FAKE_STICKS_H_

#include "kiosk-ui/src/backend/office_scenario.h"
#include "kiosk-ui/src/backend/scheduler.h"
#include "kiosk-ui/src/backend/sticks.h"

namespace till::kiosk {

// FakeSticks keeps what was saved last, and has the photos of a scenario.
class FakeSticks final : public Sticks {
  Q_OBJECT

 public:
  FakeSticks(const OfficeScenario& office, Scheduler& scheduler)
      : fails_with_(office.stick_fails_with), photos_(office.stick_photos), scheduler_(scheduler) {}

  void Save(const QString& name, const QString& ending, const QByteArray& content) override;
  void FindPhotos() override;
  void ReadPhoto(const StickPhoto& photo) override;

  const QByteArray& content() const { return content_; }
  void FailWith(const QString& code) { fails_with_ = code; }

 private:
  QString fails_with_;
  QByteArray content_;
  QList<ScenarioPhoto> photos_;  // newest first
  int photos_asked_ = 0;
  Scheduler& scheduler_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_FAKE_STICKS_H_
