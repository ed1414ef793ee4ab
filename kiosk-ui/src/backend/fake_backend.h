// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_FAKE_BACKEND_H_
#define TILL_KIOSK_UI_SRC_BACKEND_FAKE_BACKEND_H_

#include <QList>
#include <QMap>

#include "kiosk-ui/src/backend/backend.h"
#include "kiosk-ui/src/backend/scenario.h"
#include "kiosk-ui/src/backend/scheduler.h"

namespace till::kiosk {

// FakeBackend plays a Scenario: for design work, unit tests and screenshots. No money moves anywhere.
class FakeBackend final : public Backend {
  Q_OBJECT

 public:
  // FakeBackend answers through `scheduler`, which must outlive it.
  FakeBackend(Scenario scenario, Scheduler& scheduler);

  void Start() override;
  void SetLanguage(const QString& language) override;
  void SignIn(const QString& number, SecretBuffer password) override;
  void SignOut() override;
  void StartPayment(const Order& order) override;
  void CancelPayment(const QString& payment_id) override;
  void ChooseApplication(const QString& payment_id, const QString& application_id) override;
  void ResumePayment() override;
  void QueryPayment(const QString& payment_id) override;
  void ListPayments(int at_most) override;
  void FetchReceipt(const QString& payment_id) override;
  void FetchHealth() override;

  // history is what was paid and undone so far, newest first.
  const QList<Payment>& history() const { return history_; }

  // order is what was asked for last.
  const Order& order() const { return running_.order; }

  const QString& language() const { return language_; }

  // SetOnline, SetHealth and ExpireSession let a test change the world.
  void SetOnline(bool online);
  void SetHealth(const DeviceHealth& health);
  void ExpireSession();
  // DeclineNext makes the bank say no to the next payment that its script approves.
  void DeclineNext(const QString& host_code) { decline_next_ = host_code; }

  // Find is a payment that ended; nullptr when there is none.
  const Payment* Find(const QString& payment_id) const;

  // LeaveBehind is a payment that an earlier kiosk asked for; ResumePayment finds it.
  void LeaveBehind(const Payment& payment) { left_behind_ = payment; }

 private:
  // A payment under way, and how far its script has been played.
  struct Running {
    Payment payment;
    Order order;
    Scenario::Script script;
    qsizetype next = 0;
    int generation = 0;
  };

  void Later(std::function<void()> action);
  const Scenario::Script* ScriptFor(const Order& order);
  void PlayNext();
  void Remember(const Payment& ended);
  void Change(const QJsonObject& fields);
  Merchant MerchantNow() const;
  Receipt ReceiptFor(const Payment& payment) const;

  Scenario scenario_;
  Scheduler& scheduler_;
  QString language_ = QStringLiteral("zh");
  bool online_ = true;
  Running running_;
  QList<Payment> history_;
  QString decline_next_;
  int started_ = 0;
  std::optional<Payment> left_behind_;
  QMap<QString, qsizetype> played_;  // how many scripts of each sort
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_FAKE_BACKEND_H_
