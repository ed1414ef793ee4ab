// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/fake_signatures.h"

#include <chrono>

namespace till::kiosk {

void FakeSignatures::Attach(const QString& payment_id, const QImage& picture) {
  const QString code = fails_with_;
  if (code.isEmpty()) picture_ = picture;
  scheduler_.After(std::chrono::milliseconds(0), this, [this, payment_id, code] {
    if (code.isEmpty()) {
      Q_EMIT attached(payment_id);
    } else {
      Q_EMIT attachFailed(payment_id, {code, {}});
    }
  });
}

}  // namespace till::kiosk
