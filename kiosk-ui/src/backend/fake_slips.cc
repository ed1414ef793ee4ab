// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/fake_slips.h"

namespace till::kiosk {

void FakeSlips::Queue(const QString& what, const QString& request_id) {
  printed_.append(what);
  scheduler_.After(std::chrono::milliseconds(0), this, [this, request_id] { Q_EMIT queued(request_id); });
}

void FakeSlips::PrintReceipt(const QString& payment_id, const QString& request_id) {
  Queue(payment_id, request_id);
}

void FakeSlips::PrintSettlement(const QString& settlement_id, const QString& request_id) {
  Queue(settlement_id, request_id);
}

void FakeSlips::PrintSums(const SumsOf&, const QString& request_id) {
  Queue(QStringLiteral("sums"), request_id);
}

}  // namespace till::kiosk
