// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_FAKE_REFUSAL_H_
#define TILL_KIOSK_UI_SRC_BACKEND_FAKE_REFUSAL_H_

#include <QString>
#include <utility>

#include "kiosk-ui/src/backend/refusal.h"
#include "kiosk-ui/src/backend/scheduler.h"

namespace till::kiosk {

// FakeRefusal refuses for the reason that its scenario names, if it names one.
class FakeRefusal final : public Refusal {
  Q_OBJECT

 public:
  FakeRefusal(QString reason, Scheduler& scheduler) : scheduler_(scheduler), reason_(std::move(reason)) {}

  void Look() override {
    if (!reason_.isEmpty()) Q_EMIT found(reason_);
  }
  void RequestReset() override {
    ++requests_;
    scheduler_.After(std::chrono::milliseconds(0), this, [this] { Q_EMIT resetAnswered(accepts_); });
  }

  // SetAccepts: whether the next request for a reset is taken on.
  void SetAccepts(bool accepts) { accepts_ = accepts; }
  // requests is how often a reset was asked for.
  int requests() const { return requests_; }

 private:
  Scheduler& scheduler_;
  const QString reason_;
  bool accepts_ = true;
  int requests_ = 0;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_FAKE_REFUSAL_H_
