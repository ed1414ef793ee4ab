// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_FAKE_PAYEES_H_
#define TILL_KIOSK_UI_SRC_BACKEND_FAKE_PAYEES_H_

#include "kiosk-ui/src/backend/payees.h"
#include "kiosk-ui/src/backend/scheduler.h"
#include "kiosk-ui/src/backend/shop_scenario.h"

namespace till::kiosk {

// FakePayees keeps the payee of a scenario. An identity number that ends in 0 is taken for a wrong one.
class FakePayees final : public Payees {
  Q_OBJECT

 public:
  FakePayees(const ShopScenario& shop, Scheduler& scheduler) : payee_(shop.payee), scheduler_(scheduler) {}

  void Fetch() override;
  void Change(const PayeeChange& change) override;
  void Submit() override;
  void Review(const PayeeReview& review) override;
  void Remove() override;

  // review is the last one that was asked for.
  const PayeeReview& review() const { return review_; }

 private:
  std::optional<Payee> payee_;
  PayeeReview review_;
  Scheduler& scheduler_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_FAKE_PAYEES_H_
