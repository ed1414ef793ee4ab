// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/manual_scheduler.h"

#include <utility>

namespace till::kiosk {

void ManualScheduler::After(std::chrono::milliseconds delay, QObject* context, std::function<void()> action) {
  queue_.emplace(now_ + delay, Due{QPointer<QObject>(context), std::move(action)});
}

QDateTime ManualScheduler::Now() const {
  return QDateTime(QDate(2026, 11, 22), QTime(7, 4), Qt::UTC).addMSecs(now_.count());
}

void ManualScheduler::Advance(std::chrono::milliseconds by) {
  const std::chrono::milliseconds until = now_ + by;
  while (!queue_.empty() && queue_.begin()->first <= until) {
    const auto first = queue_.begin();
    now_ = first->first;
    const Due due = std::move(first->second);
    queue_.erase(first);
    if (!due.context.isNull()) due.action();
  }
  now_ = until;
}

}  // namespace till::kiosk
