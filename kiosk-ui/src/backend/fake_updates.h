// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_FAKE_UPDATES_H_
#define TILL_KIOSK_UI_SRC_BACKEND_FAKE_UPDATES_H_

#include "kiosk-ui/src/backend/fake_backend.h"
#include "kiosk-ui/src/backend/scheduler.h"
#include "kiosk-ui/src/backend/updates.h"
#include "kiosk-ui/src/backend/updates_scenario.h"

namespace till::kiosk {

// FakeUpdates plays an update: each percent takes 60 ms, the machine's restart two seconds, the trial five.
class FakeUpdates final : public Updates {
  Q_OBJECT

 public:
  // FakeUpdates speaks the language that `spoken` was told.
  FakeUpdates(const UpdatesScenario& updates, Scheduler& scheduler, const FakeBackend& spoken)
      : world_(updates), scheduler_(scheduler), spoken_(spoken) {}

  void Follow() override;
  void Stop() override { following_ = false; }
  void Check() override;
  void Download(const QString& version) override;
  void Install(const QString& version, bool at_once) override;
  void Restart() override;
  void GoBack() override;

  // What goes wrong from now on.
  UpdatesScenario& world() { return world_; }
  bool following() const { return following_; }
  // Lose ends the stream as a service that dies does.
  void Lose(const QString& code) { Q_EMIT followFailed({code, {}}); }

 private:
  // Takes says whether a step is begun, and answers.
  bool Takes(bool follows);
  void GoTo(UpdateStatus::Phase phase, const QString& fault = {});
  // Advance moves the progress to its end, and goes to `end` there.
  void Advance(UpdateStatus::Phase end);
  void Write();

  UpdatesScenario world_;
  Scheduler& scheduler_;
  const FakeBackend& spoken_;
  bool following_ = false;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_FAKE_UPDATES_H_
