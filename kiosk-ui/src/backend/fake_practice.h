// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_FAKE_PRACTICE_H_
#define TILL_KIOSK_UI_SRC_BACKEND_FAKE_PRACTICE_H_

#include <QStringList>

#include "kiosk-ui/src/backend/practice.h"
#include "kiosk-ui/src/backend/scheduler.h"

namespace till::kiosk {

// FakePractice takes three seconds to start a training set of nine parts, and remembers what its customer
// did.
class FakePractice final : public Practice {
  Q_OBJECT

 public:
  explicit FakePractice(Scheduler& scheduler) : scheduler_(scheduler) {}

  bool active() const override { return active_; }
  void AskServices() override;
  void Ask() override;
  void GiveUp() override { asked_ = false; }
  void HoldOut(const QString& card, const QString& way, const QString& pin) override;
  void PayNextOrder() override { acts_.append(QStringLiteral("pay")); }

  // SetActive puts the kiosk into training without asking, and the services with it.
  void SetActive(bool active);
  // SetServices: what the services say of themselves from now on.
  void SetServices(bool training) { services_train_ = training; }
  // SetFails: the next set that is asked for does not start.
  void SetFails(bool fails) { fails_ = fails; }
  bool asked() const { return asked_; }
  // What the customer did: "unionpay-debit insert 123456", "pay".
  const QStringList& acts() const { return acts_; }

 private:
  Scheduler& scheduler_;
  bool active_ = false;
  bool services_train_ = false;
  bool asked_ = false;
  bool fails_ = false;
  QStringList acts_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_FAKE_PRACTICE_H_
