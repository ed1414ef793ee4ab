// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_FAKE_PAYEES_H_
#define TILL_KIOSK_UI_SRC_BACKEND_FAKE_PAYEES_H_

#include <QMap>

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
  void PutPhoto(const QString& kind, const QByteArray& jpeg) override;

  // review is the last one that was asked for.
  const PayeeReview& review() const { return review_; }
  // photo is the one of that kind that was put; empty for none.
  QByteArray photo(const QString& kind) const { return photos_.value(kind); }
  // RefusePhotos refuses those that are put from now on; an empty code takes them again.
  void RefusePhotos(const QString& code) { refuses_photos_with_ = code; }

 private:
  // Edited: the payee has to be submitted anew, for something of it is another.
  void Edited();

  std::optional<Payee> payee_;
  PayeeReview review_;
  QMap<QString, QByteArray> photos_;
  QString refuses_photos_with_;
  Scheduler& scheduler_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_FAKE_PAYEES_H_
