// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/fake_books.h"

namespace till::kiosk {

using std::chrono::milliseconds;

bool FakeBooks::Matches(const BookEntry& entry, const BookQuery& query) {
  return (!query.from.isValid() || entry.time >= query.from) &&
         (!query.to.isValid() || entry.time < query.to) &&
         (query.kinds.isEmpty() || query.kinds.contains(entry.kind)) &&
         (query.state == BookState::Any || query.state == entry.state) &&
         (query.operator_number.isEmpty() || query.operator_number == entry.operator_number) &&
         (query.last_four.isEmpty() || entry.card.masked_number.endsWith(query.last_four));
}

void FakeBooks::Search(int number, const BookQuery& query) {
  QList<BookEntry> page;
  QString next;
  // A token names the last payment of the page before, so that newer ones do not shift what follows.
  bool begun = query.page_token.isEmpty();
  for (const BookEntry& entry : books_) {
    if (!begun) {
      begun = entry.id == query.page_token;
      continue;
    }
    if (!Matches(entry, query)) continue;
    if (page.size() == kPage) {
      next = page.last().id;
      break;
    }
    page.append(entry);
  }
  scheduler_.After(milliseconds(0), this, [this, number, page, next] { Q_EMIT found(number, page, next); });
}

void FakeBooks::FetchDetails(const QString& payment_id) {
  scheduler_.After(milliseconds(0), this, [this, payment_id] {
    for (const BookEntry& entry : books_) {
      if (entry.id != payment_id) continue;
      Payment payment;
      payment.id = entry.id;
      payment.kind = entry.kind;
      payment.amount = entry.amount;
      payment.card = entry.card;
      payment.time = entry.time;
      payment.stage = PaymentStage::Finished;
      payment.outcome = entry.state == BookState::Posted   ? PaymentOutcome::Approved
                        : entry.state == BookState::Voided ? PaymentOutcome::Declined
                        : entry.being_undone               ? PaymentOutcome::Reversing
                                                           : PaymentOutcome::Pending;
      if (entry.state == BookState::Posted) {
        payment.approval_code = QStringLiteral("204518");
        payment.reference = QStringLiteral("112215010042");
      } else if (entry.state == BookState::Voided) {
        payment.host_code = QStringLiteral("51");
      }
      payment.trace = 1042;
      payment.batch = 42;
      payment.operator_number = entry.operator_number;
      Q_EMIT detailsFetched(payment);
      return;
    }
    Q_EMIT detailsFailed(payment_id, {QStringLiteral("NOT_FOUND"), {}});
  });
}

}  // namespace till::kiosk
