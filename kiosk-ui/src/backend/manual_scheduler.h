// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_MANUAL_SCHEDULER_H_
#define TILL_KIOSK_UI_SRC_BACKEND_MANUAL_SCHEDULER_H_

#include <QPointer>
#include <map>

#include "kiosk-ui/src/backend/scheduler.h"

namespace till::kiosk {

// ManualScheduler is time that moves only when told to: 22 November 2026, 15:04 in Shanghai at the start.
class ManualScheduler final : public Scheduler {
 public:
  void After(std::chrono::milliseconds delay, QObject* context, std::function<void()> action) override;
  QDateTime Now() const override;

  // Advance moves time on and calls what fell due, in order, including what those calls schedule in turn.
  void Advance(std::chrono::milliseconds by);

 private:
  struct Due {
    QPointer<QObject> context;
    std::function<void()> action;
  };

  std::chrono::milliseconds now_{0};
  std::multimap<std::chrono::milliseconds, Due> queue_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_MANUAL_SCHEDULER_H_
