// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/fake_promotions.h"

#include <algorithm>

namespace till::kiosk {

using std::chrono::milliseconds;

void FakePromotions::List() {
  scheduler_.After(milliseconds(0), this, [this] { Q_EMIT listed(promotions_); });
}

void FakePromotions::Add(const Promotion& promotion) {
  Promotion added = promotion;
  added.id = QStringLiteral("promotions/%1").arg(promotions_.size() + 1);
  promotions_.append(added);
  scheduler_.After(milliseconds(0), this, [this, id = added.id] { Q_EMIT done(id); });
}

void FakePromotions::Change(const Promotion& promotion) {
  for (Promotion& each : promotions_) {
    if (each.id == promotion.id) each = promotion;
  }
  scheduler_.After(milliseconds(0), this, [this, id = promotion.id] { Q_EMIT done(id); });
}

void FakePromotions::Remove(const QString& id) {
  promotions_.removeIf([&](const Promotion& each) { return each.id == id; });
  scheduler_.After(milliseconds(0), this, [this, id] { Q_EMIT done(id); });
}

void FakePromotions::Quote(const Money& amount) {
  Quotation quotation{amount, {0, amount.currency}, amount, {}};
  for (const Promotion& each : promotions_) {
    if (!each.enabled || amount.minor_units < each.least_amount) continue;
    quotation.promotion = each;
    quotation.discount.minor_units = each.percent_hundredths > 0
                                         ? amount.minor_units * each.percent_hundredths / 10'000
                                         : std::min(each.amount_off, amount.minor_units - 1);
    quotation.payable.minor_units -= quotation.discount.minor_units;
    break;
  }
  scheduler_.After(milliseconds(quote_takes_), this, [this, quotation] {
    if (quotes_fail_) {
      Q_EMIT quoteFailed(quotation.original, {QStringLiteral("UNAVAILABLE"), {}});
    } else {
      Q_EMIT quoted(quotation);
    }
  });
}

}  // namespace till::kiosk
