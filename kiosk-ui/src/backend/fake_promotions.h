// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_FAKE_PROMOTIONS_H_
#define TILL_KIOSK_UI_SRC_BACKEND_FAKE_PROMOTIONS_H_

#include "kiosk-ui/src/backend/promotions.h"
#include "kiosk-ui/src/backend/scheduler.h"
#include "kiosk-ui/src/backend/shop_scenario.h"

namespace till::kiosk {

// FakePromotions keeps the promotions of a scenario, and quotes the first one that is on and applies.
class FakePromotions final : public Promotions {
  Q_OBJECT

 public:
  FakePromotions(const ShopScenario& shop, Scheduler& scheduler)
      : promotions_(shop.promotions), quote_takes_(shop.quote_takes_ms), scheduler_(scheduler) {}

  void List() override;
  void Add(const Promotion& promotion) override;
  void Change(const Promotion& promotion) override;
  void Remove(const QString& id) override;
  void Quote(const Money& amount) override;

  const QList<Promotion>& promotions() const { return promotions_; }
  // FailQuotes makes every quotation from now on fail.
  void FailQuotes() { quotes_fail_ = true; }

 private:
  QList<Promotion> promotions_;
  int quote_takes_;  // ms
  bool quotes_fail_ = false;
  Scheduler& scheduler_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_FAKE_PROMOTIONS_H_
