// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/fake_practice.h"

#include <chrono>

namespace till::kiosk {
namespace {

constexpr int kParts = 9;
constexpr std::chrono::milliseconds kEach{333};

}  // namespace

void FakePractice::AskServices() {
  scheduler_.After(std::chrono::milliseconds(0), this, [this] { Q_EMIT servicesSaid(services_train_); });
}

void FakePractice::Ask() {
  asked_ = true;
  for (int part = 0; part < kParts; ++part) {
    scheduler_.After(kEach * part, this, [this, part] {
      if (asked_) Q_EMIT progressed(part, kParts);
    });
  }
  scheduler_.After(kEach * kParts, this, [this] {
    if (!asked_) return;
    if (fails_) {
      asked_ = false;
      Q_EMIT failed();
    } else {
      Q_EMIT ready();
    }
  });
}

void FakePractice::HoldOut(const QString& card, const QString& way, const QString& pin) {
  acts_.append(QStringLiteral("%1 %2 %3").arg(card, way, pin));
}

void FakePractice::SetActive(bool active) {
  active_ = active;
  services_train_ = active;
  Q_EMIT activeChanged();
}

}  // namespace till::kiosk
