// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_SCHEDULER_H_
#define TILL_KIOSK_UI_SRC_BACKEND_SCHEDULER_H_

#include <QDateTime>
#include <QObject>
#include <chrono>
#include <functional>

namespace till::kiosk {

// Scheduler is the only source of time in the kiosk, so that tests and screenshots run without a real clock.
class Scheduler {
 public:
  virtual ~Scheduler() = default;

  // After calls `action` once on the GUI thread, `delay` from now, unless `context` is gone by then.
  virtual void After(std::chrono::milliseconds delay, QObject* context, std::function<void()> action) = 0;

  // Now is the wall clock, for what is shown; never for measuring.
  virtual QDateTime Now() const = 0;
};

// QtScheduler runs on Qt's event loop.
class QtScheduler final : public Scheduler {
 public:
  void After(std::chrono::milliseconds delay, QObject* context, std::function<void()> action) override;
  QDateTime Now() const override;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_SCHEDULER_H_
