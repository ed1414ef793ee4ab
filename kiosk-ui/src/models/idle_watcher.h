// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_MODELS_IDLE_WATCHER_H_
#define TILL_KIOSK_UI_SRC_MODELS_IDLE_WATCHER_H_

#include <QObject>
#include <chrono>

#include "kiosk-ui/src/backend/scheduler.h"
#include "kiosk-ui/src/models/navigator.h"
#include "kiosk-ui/src/models/payment_model.h"
#include "kiosk-ui/src/models/session_model.h"

namespace till::kiosk {

// IdleWatcher locks the screen when nobody has touched it for a while, never during a payment; and it takes
// an approved payment back to the start so that the next customer does not see the last one's amount.
class IdleWatcher final : public QObject {
  Q_OBJECT

 public:
  static constexpr std::chrono::seconds kLockAfter{300};
  static constexpr std::chrono::seconds kHomeAfterApproval{20};

  IdleWatcher(Scheduler& scheduler, SessionModel& session, PaymentModel& payment, Navigator& navigator,
              QObject* parent = nullptr);

  // LockAfter is how long the shop lets a screen stand untouched; before it is known, kLockAfter.
  void LockAfter(std::chrono::seconds time);

  // Touched is told of every key and touch.
  void Touched();

  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void Watch();
  void WatchApproval();

  Scheduler& scheduler_;
  SessionModel& session_;
  PaymentModel& payment_;
  Navigator& navigator_;
  QObject* wait_ = nullptr;  // a child
  std::chrono::seconds lock_after_ = kLockAfter;
  int generation_ = 0;
  int approval_generation_ = 0;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_MODELS_IDLE_WATCHER_H_
