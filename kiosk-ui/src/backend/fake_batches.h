// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_FAKE_BATCHES_H_
#define TILL_KIOSK_UI_SRC_BACKEND_FAKE_BATCHES_H_

#include "kiosk-ui/src/backend/batches.h"
#include "kiosk-ui/src/backend/scheduler.h"
#include "kiosk-ui/src/backend/shop_scenario.h"

namespace till::kiosk {

// FakeBatches plays the day of a scenario: a settlement runs in steps and empties the batch.
class FakeBatches final : public Batches {
  Q_OBJECT

 public:
  // FakeBatches answers through `scheduler`; both must outlive it.
  FakeBatches(const ShopScenario& shop, Scheduler& scheduler) : shop_(shop), scheduler_(scheduler) {}

  void SignOn() override;
  void FetchSums(const SumsOf& of) override;
  void FetchLine() override;
  void Settle(const QString& request_id, const QString& approval) override;
  void ListSettlements(const QString& page_token) override;

  // The approval that the last settlement came with, for tests.
  const QString& last_approval() const { return last_approval_; }
  // EndOwed lets everything that is owed reach the bank.
  void EndOwed();

 private:
  void Later(std::function<void()> action);
  void Move(Settlement::Stage stage, int percent);

  ShopScenario shop_;
  Scheduler& scheduler_;
  Settlement running_;
  QString last_approval_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_FAKE_BATCHES_H_
