// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_FAKE_STAFF_H_
#define TILL_KIOSK_UI_SRC_BACKEND_FAKE_STAFF_H_

#include <functional>

#include "kiosk-ui/src/backend/scheduler.h"
#include "kiosk-ui/src/backend/shop_scenario.h"
#include "kiosk-ui/src/backend/staff.h"

namespace till::kiosk {

// FakeStaff keeps the operators of a scenario. The password of whoever is signed in is 123456.
class FakeStaff final : public Staff {
  Q_OBJECT

 public:
  FakeStaff(const ShopScenario& shop, Scheduler& scheduler)
      : staff_(shop.staff), audit_(shop.audit), scheduler_(scheduler) {}

  void ChangePassword(SecretBuffer old_password, SecretBuffer new_password) override;
  void ListStaff() override;
  void Add(const QString& number, StaffRole role, SecretBuffer first_password) override;
  void SetRole(const QString& number, StaffRole role) override;
  void ResetPassword(const QString& number, SecretBuffer first_password) override;
  void Unlock(const QString& number) override;
  void Disable(const QString& number) override;
  void Enable(const QString& number) override;
  void ListAudit(const QString& page_token) override;

  const QList<StaffMember>& staff() const { return staff_; }

 private:
  void Later(std::function<void()> action);
  // Changes one operator and answers.
  void Do(Act act, const QString& number, const std::function<void(StaffMember&)>& change);

  QList<StaffMember> staff_;
  QList<AuditEntry> audit_;
  Scheduler& scheduler_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_FAKE_STAFF_H_
