// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/fake_settings.h"

namespace till::kiosk {

using std::chrono::milliseconds;

void FakeSettings::Fetch() {
  scheduler_.After(milliseconds(0), this, [this] { Q_EMIT fetched(settings_); });
}

void FakeSettings::Change(const TerminalSettings& settings) {
  if (!change_fails_with_.isEmpty()) {
    scheduler_.After(milliseconds(0), this, [this] { Q_EMIT changeFailed({change_fails_with_, {}}); });
    return;
  }
  settings_ = settings;
  Fetch();
}

}  // namespace till::kiosk
