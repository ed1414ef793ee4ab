// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/scheduler.h"

#include <QTimer>
#include <utility>

namespace till::kiosk {

void QtScheduler::After(std::chrono::milliseconds delay, QObject* context, std::function<void()> action) {
  QTimer::singleShot(delay, context, std::move(action));
}

QDateTime QtScheduler::Now() const {
  return QDateTime::currentDateTimeUtc();
}

}  // namespace till::kiosk
