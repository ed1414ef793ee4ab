// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/shop/payment_details_model.h"

#include "kiosk-ui/src/format/date_format.h"
#include "kiosk-ui/src/format/money_format.h"
#include "kiosk-ui/src/words/card_words.h"
#include "kiosk-ui/src/words/error_words.h"
#include "kiosk-ui/src/words/kind_words.h"

namespace till::kiosk {

PaymentDetailsModel::PaymentDetailsModel(Books& books, LanguageModel& language, const MerchantModel& merchant,
                                         QObject* parent)
    : RowListModel(parent), books_(books), language_(language), merchant_(merchant) {
  connect(&books, &Books::detailsFetched, this, [this](const Payment& payment) {
    if (payment.id != id_) return;
    payment_ = payment;
    known_ = true;
    loading_ = false;
    Fill();
  });
  connect(&books, &Books::detailsFailed, this, [this](const QString& payment_id, const Problem& problem) {
    if (payment_id != id_) return;
    loading_ = false;
    problem_ = problem;
    Fill();
  });
  connect(&language, &LanguageModel::changed, this, &PaymentDetailsModel::Fill);
}

void PaymentDetailsModel::Show(const QString& payment_id) {
  id_ = payment_id;
  known_ = false;
  loading_ = true;
  payment_ = Payment();
  problem_ = Problem();
  books_.FetchDetails(payment_id);
  Fill();
}

QString PaymentDetailsModel::problemText() const {
  return problem_.code.isEmpty() ? QString() : ErrorWords::ForProblem(problem_).what;
}

QString PaymentDetailsModel::kindText() const {
  return known_ ? KindWords::For(payment_.kind).name : QString();
}

QString PaymentDetailsModel::amountText() const {
  return known_ ? FormatMoney(payment_.amount) : QString();
}

QString PaymentDetailsModel::outcomeText() const {
  if (!known_) return {};
  switch (payment_.outcome) {
    case PaymentOutcome::Approved:
      if (!payment_.undone_by.isEmpty()) return tr("Approved, then undone");
      return tr("Approved");
    case PaymentOutcome::Declined:
    case PaymentOutcome::Cancelled:
    case PaymentOutcome::Failed:
      return ErrorWords::ForProblem(payment_.problem, payment_.host_code).what;
    case PaymentOutcome::Reversing:
      return tr("Being undone");
    case PaymentOutcome::Reversed:
      return tr("Undone, no money moved");
    case PaymentOutcome::Pending:
      return tr("In progress");
  }
  return {};
}

QString PaymentDetailsModel::nextText() const {
  if (!known_) return {};
  switch (payment_.outcome) {
    case PaymentOutcome::Declined:
    case PaymentOutcome::Cancelled:
    case PaymentOutcome::Failed:
      return tr("No money moved");
    case PaymentOutcome::Reversing:
      return tr("The terminal asks the bank again by itself. Do not charge again before it is undone");
    default:
      return {};
  }
}

int PaymentDetailsModel::mark() const {
  Mark mark = Mark::Waiting;
  if (payment_.outcome == PaymentOutcome::Approved) mark = Mark::Good;
  if (payment_.outcome == PaymentOutcome::Declined || payment_.outcome == PaymentOutcome::Failed ||
      payment_.outcome == PaymentOutcome::Cancelled)
    mark = Mark::Bad;
  if (payment_.outcome == PaymentOutcome::Reversed) mark = Mark::Attention;
  return static_cast<int>(mark);
}

void PaymentDetailsModel::Fill() {
  QList<Row> rows;
  const auto add = [&](const QString& text, const QString& value) {
    if (!value.isEmpty()) rows.append({{}, text, {}, value});
  };
  if (known_) {
    add(tr("Time"), FormatDateTime(payment_.time, language_.current(), merchant_.TimeZone()));
    add(tr("Card"), CardWords(payment_.card));
    add(tr("Operator"), payment_.operator_number);
    add(tr("Reference"), payment_.reference);
    add(tr("Approval code"), payment_.approval_code);
    if (payment_.trace != 0)
      add(tr("Trace number"), QStringLiteral("%1").arg(payment_.trace, 6, 10, QLatin1Char('0')));
    if (payment_.batch != 0) {
      const QString batch = QStringLiteral("%1").arg(payment_.batch, 6, 10, QLatin1Char('0'));
      add(tr("Batch"), payment_.settled ? tr("%1, settled").arg(batch) : batch);
    }
    if (payment_.refunded.minor_units > 0) add(tr("Given back so far"), FormatMoney(payment_.refunded));
    if (!payment_.host_code.isEmpty() && payment_.outcome != PaymentOutcome::Approved)
      add(tr("The bank's code"), payment_.host_code);
  }
  SetRows(rows);
  Q_EMIT stateChanged();
}

}  // namespace till::kiosk
