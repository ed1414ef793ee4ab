// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/boot_refusal.h"

#include <QFile>

namespace till::kiosk {
namespace {

constexpr qint64 kMostReason = 64;

}  // namespace

void BootRefusal::Look() {
  QFile file(reason_file_);
  if (!file.open(QIODevice::ReadOnly)) return;
  const QString reason = QString::fromLatin1(file.read(kMostReason)).trimmed();
  if (!reason.isEmpty()) Q_EMIT found(reason);
}

void BootRefusal::RequestReset() {
  QFile file(request_file_);
  const bool asked = file.open(QIODevice::WriteOnly);
  QMetaObject::invokeMethod(
      this, [this, asked] { Q_EMIT resetAnswered(asked); }, Qt::QueuedConnection);
}

}  // namespace till::kiosk
