// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_BOOKS_H_
#define TILL_KIOSK_UI_SRC_BACKEND_BOOKS_H_

#include <QDateTime>
#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>

#include "kiosk-ui/src/backend/types.h"

namespace till::kiosk {

// BookState is where a payment is in the books.
enum class BookState { Any, Open, Posted, Voided };

// BookQuery says which payments to look for; what is not set matches all.
struct BookQuery {
  QDateTime from;     // at or after
  QDateTime to;       // before
  QStringList kinds;  // as the API names them: "SALE"
  BookState state = BookState::Any;
  QString operator_number;
  QString last_four;
  int batch = 0;
  QString page_token;  // from the page before; empty for the first
};

// BookEntry is a payment as the books list it.
struct BookEntry {
  QString id;
  QString kind;
  Money amount;
  BookState state = BookState::Open;
  bool being_undone = false;  // open, and the bank must hear of its reversal
  CardSummary card;
  QString operator_number;
  QDateTime time;
  int trace = 0;      // field 11, as the slip has it
  int batch = 0;      // field 60.2
  QString reference;  // field 37; empty when the bank gave none
};

// Books looks payments up. Keeps to the duties of backend.h.
class Books : public QObject {
  Q_OBJECT

 public:
  ~Books() override = default;

  // NewNumber is a number for a search that no other search has.
  int NewNumber() { return ++number_; }

  // Search asks for a page of payments, newest first; answered by found or searchFailed with the query's
  // number. A page token stays good while the books grow.
  virtual void Search(int number, const BookQuery& query) = 0;

  // FetchDetails asks for one payment; answered by detailsFetched or detailsFailed.
  virtual void FetchDetails(const QString& payment_id) = 0;

 Q_SIGNALS:
  // next_page_token is empty on the last page.
  void found(int number, const QList<till::kiosk::BookEntry>& entries, const QString& next_page_token);
  void searchFailed(int number, const till::kiosk::Problem& problem);
  void detailsFetched(const till::kiosk::Payment& payment);
  void detailsFailed(const QString& payment_id, const till::kiosk::Problem& problem);

 private:
  int number_ = 0;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_BOOKS_H_
