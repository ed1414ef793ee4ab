// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/fake_device.h"

#include <QTimeZone>

namespace till::kiosk {

using std::chrono::milliseconds;

void FakeDevice::FetchNetwork() {
  scheduler_.After(milliseconds(0), this, [this] { Q_EMIT networkFetched(network_); });
}

void FakeDevice::FetchClock() {
  scheduler_.After(milliseconds(0), this, [this] { Q_EMIT clockFetched(clock_); });
}

void FakeDevice::AdjustClock(int correction_seconds) {
  if (!adjust_fails_with_.isEmpty()) {
    scheduler_.After(milliseconds(0), this, [this] { Q_EMIT adjustFailed({adjust_fails_with_, {}}); });
    return;
  }
  clock_.correction_seconds = correction_seconds;
  clock_.printed = clock_.time.addSecs(correction_seconds)
                       .toTimeZone(QTimeZone(clock_.time_zone.toLatin1()))
                       .toString(QStringLiteral("yyyy-MM-dd HH:mm:ss"));
  FetchClock();
}

void FakeDevice::ResetToFactory(const QString& request_id, const QString& approval) {
  const QString code = approval.isEmpty() ? QStringLiteral("SECOND_PERSON_REQUIRED") : reset_fails_with_;
  scheduler_.After(milliseconds(0), this, [this, code] {
    if (code.isEmpty()) {
      Q_EMIT resetBegun();
    } else {
      Q_EMIT resetRefused({code, {}});
    }
  });
}

void FakeDevice::FetchSupportFile() {
  scheduler_.After(milliseconds(400), this,
                   [this] { Q_EMIT supportFileFetched(QByteArrayLiteral("a tar file")); });
}

}  // namespace till::kiosk
