// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_FAKE_BOOKS_H_
#define TILL_KIOSK_UI_SRC_BACKEND_FAKE_BOOKS_H_

#include "kiosk-ui/src/backend/books.h"
#include "kiosk-ui/src/backend/scheduler.h"
#include "kiosk-ui/src/backend/shop_scenario.h"

namespace till::kiosk {

// FakeBooks looks payments up in a scenario.
class FakeBooks final : public Books {
  Q_OBJECT

 public:
  // Entries of a page.
  static constexpr int kPage = 12;

  FakeBooks(const ShopScenario& shop, Scheduler& scheduler) : books_(shop.books), scheduler_(scheduler) {}

  void Search(int number, const BookQuery& query) override;
  void FetchDetails(const QString& payment_id) override;

  // Take puts a new payment on top, as one that is taken while a list is looked at.
  void Take(const BookEntry& entry) { books_.prepend(entry); }

 private:
  static bool Matches(const BookEntry& entry, const BookQuery& query);

  QList<BookEntry> books_;
  Scheduler& scheduler_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_FAKE_BOOKS_H_
