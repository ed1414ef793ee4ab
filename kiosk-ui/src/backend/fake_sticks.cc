// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/fake_sticks.h"

namespace till::kiosk {

void FakeSticks::Save(const QString& name, const QString& ending, const QByteArray& content) {
  scheduler_.After(std::chrono::milliseconds(600), this, [this, name, ending, content] {
    if (!fails_with_.isEmpty()) {
      Q_EMIT saveFailed(name, {fails_with_, {}});
      return;
    }
    content_ = content;
    Q_EMIT saved(name, QStringLiteral("%1.%2").arg(name, ending), QStringLiteral("KINGSTON"));
  });
}

}  // namespace till::kiosk
