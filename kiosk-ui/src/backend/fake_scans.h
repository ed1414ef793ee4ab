// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_FAKE_SCANS_H_
#define TILL_KIOSK_UI_SRC_BACKEND_FAKE_SCANS_H_

#include "kiosk-ui/src/backend/scans.h"

namespace till::kiosk {

// FakeScans reads what a test holds out.
class FakeScans final : public Scans {
  Q_OBJECT

 public:
  void Follow() override { follows_ = true; }
  void Stop() override { follows_ = false; }

  // Read is heard by who follows.
  void Read(const QString& code) {
    if (follows_) Q_EMIT scanned(code);
  }

 private:
  bool follows_ = false;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_FAKE_SCANS_H_
