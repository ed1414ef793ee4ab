// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_FAKE_SIGNATURES_H_
#define TILL_KIOSK_UI_SRC_BACKEND_FAKE_SIGNATURES_H_

#include "kiosk-ui/src/backend/scheduler.h"
#include "kiosk-ui/src/backend/signatures.h"

namespace till::kiosk {

// FakeSignatures keeps the last picture.
class FakeSignatures final : public Signatures {
  Q_OBJECT

 public:
  // `scheduler` must outlive it.
  explicit FakeSignatures(Scheduler& scheduler) : scheduler_(scheduler) {}

  void Attach(const QString& payment_id, const QImage& picture) override;

  // picture is what was attached last; Fail lets the next attempts fail with a code, none with an empty one.
  const QImage& picture() const { return picture_; }
  void Fail(const QString& code) { fails_with_ = code; }

 private:
  Scheduler& scheduler_;
  QImage picture_;
  QString fails_with_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_FAKE_SIGNATURES_H_
