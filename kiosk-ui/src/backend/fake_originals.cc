// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/fake_originals.h"

#include <chrono>

namespace till::kiosk {

void FakeOriginals::Find(int number, const OriginalSearch& search) {
  QList<Payment> matching;
  for (const Payment& payment : payments_.history()) {
    const bool matches =
        (search.kinds.isEmpty() || search.kinds.contains(payment.kind)) &&
        (search.last_four.isEmpty() || payment.card.masked_number.endsWith(search.last_four)) &&
        (search.reference.isEmpty() || payment.reference == search.reference) &&
        (search.trace == 0 || payment.trace == search.trace);
    if (matches && matching.size() < search.at_most) matching.append(payment);
  }
  scheduler_.After(std::chrono::milliseconds(0), this,
                   [this, number, matching] { Q_EMIT found(number, matching); });
}

void FakeOriginals::Fetch(const QString& payment_id) {
  scheduler_.After(std::chrono::milliseconds(0), this, [this, payment_id] {
    for (const Payment& payment : payments_.history()) {
      if (payment.id != payment_id) continue;
      Q_EMIT fetched(payment);
      return;
    }
    Q_EMIT fetchFailed(payment_id, {QStringLiteral("NOT_FOUND"), {}});
  });
}

}  // namespace till::kiosk
