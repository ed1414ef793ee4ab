// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/models/idle_watcher.h"

#include <QEvent>

namespace till::kiosk {

IdleWatcher::IdleWatcher(Scheduler& scheduler, SessionModel& session, PaymentModel& payment,
                         Navigator& navigator, QObject* parent)
    : QObject(parent), scheduler_(scheduler), session_(session), payment_(payment), navigator_(navigator) {
  connect(&session, &SessionModel::changed, this, &IdleWatcher::Touched);
  connect(&payment, &PaymentModel::changed, this, &IdleWatcher::Touched);
  connect(&payment, &PaymentModel::finished, this, &IdleWatcher::WatchApproval);
}

void IdleWatcher::LockAfter(std::chrono::seconds time) {
  if (time <= std::chrono::seconds(0) || time == lock_after_) return;
  lock_after_ = time;
  Touched();
}

void IdleWatcher::Touched() {
  ++approval_generation_;
  ++generation_;
  Watch();
  if (payment_.active() && payment_.outcome() == PaymentOutcome::Approved) WatchApproval();
}

void IdleWatcher::Watch() {
  // One wait at a time: the one before ends with its context, as often as the screen is touched in five
  // minutes.
  if (wait_ != nullptr) wait_->deleteLater();
  wait_ = new QObject(this);
  scheduler_.After(lock_after_, wait_, [this, generation = generation_] {
    if (generation != generation_) return;
    const bool pays = payment_.active() && payment_.stage() != PaymentStage::Finished;
    if (pays) {
      Touched();
    } else {
      session_.lock();
    }
  });
}

void IdleWatcher::WatchApproval() {
  scheduler_.After(kHomeAfterApproval, this, [this, generation = approval_generation_] {
    if (generation != approval_generation_) return;
    if (navigator_.page() == Page::Approved) navigator_.goHome();
  });
}

bool IdleWatcher::eventFilter(QObject* watched, QEvent* event) {
  switch (event->type()) {
    case QEvent::KeyPress:
    case QEvent::MouseButtonPress:
    case QEvent::TouchBegin:
    case QEvent::Wheel:
      Touched();
      break;
    default:
      break;
  }
  return QObject::eventFilter(watched, event);
}

}  // namespace till::kiosk
