// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/scheduler.h"

#include <QTimer>
#include <utility>

namespace till::kiosk {

void QtScheduler::After(std::chrono::milliseconds delay, QObject* context, std::function<void()> action) {
  if (delay == std::chrono::milliseconds(0)) {
    QTimer::singleShot(delay, context, std::move(action));
    return;
  }
  // A single shot of Qt's own outlives its context until it is due: who starts one with every touch would
  // pile them up.
  auto* const timer = new QTimer(context);
  timer->setSingleShot(true);
  timer->setTimerType(delay < std::chrono::seconds(2) ? Qt::PreciseTimer : Qt::CoarseTimer);
  QObject::connect(timer, &QTimer::timeout, context, [timer, action = std::move(action)] {
    timer->deleteLater();
    action();
  });
  timer->start(delay);
}

QDateTime QtScheduler::Now() const {
  return QDateTime::currentDateTimeUtc();
}

}  // namespace till::kiosk
