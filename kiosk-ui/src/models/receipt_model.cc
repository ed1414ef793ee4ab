// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/models/receipt_model.h"

#include "kiosk-ui/src/backend/kinds.h"
#include "kiosk-ui/src/words/error_words.h"

namespace till::kiosk {

ReceiptModel::ReceiptModel(Backend& backend, LanguageModel& language, QObject* parent)
    : QObject(parent), backend_(backend) {
  connect(&backend, &Backend::receiptFetched, this, [this](const Receipt& receipt) {
    if (receipt.payment_id != payment_id_) return;
    receipt_ = receipt;
    loading_ = false;
    ++revision_;
    Q_EMIT changed();
  });
  connect(&backend, &Backend::receiptFailed, this, [this](const QString& payment_id, const Problem& problem) {
    if (payment_id != payment_id_) return;
    problem_ = problem;
    loading_ = false;
    failed_ = true;
    Q_EMIT changed();
  });
  connect(&backend, &Backend::paymentChanged, this, [this](const Payment& payment) {
    if (payment.outcome != PaymentOutcome::Approved || payment.stage != PaymentStage::Finished) return;
    if (IsInquiry(payment.kind)) return;  // what a card holds is not shown again
    last_payment_id_ = payment.id;
    Q_EMIT changed();
  });
  connect(&backend, &Backend::paymentsListed, this, [this](const QList<Payment>& payments) {
    for (const Payment& payment : payments) {
      if (payment.outcome != PaymentOutcome::Approved || IsInquiry(payment.kind)) continue;
      last_payment_id_ = payment.id;
      Q_EMIT changed();
      return;
    }
  });
  connect(&language, &LanguageModel::changed, this, [this] {
    // The receipt's own language follows the screen's, so it is laid out again.
    if (!payment_id_.isEmpty() && ready()) {
      backend_.FetchReceipt(payment_id_);
    }
    Q_EMIT changed();
  });
}

QString ReceiptModel::imageSource() const {
  return ready() ? QStringLiteral("image://receipt/%1").arg(revision_) : QString();
}

QString ReceiptModel::problemText() const {
  if (!failed_) return {};
  return ErrorWords::ForProblem(problem_).what;
}

void ReceiptModel::show(const QString& payment_id) {
  payment_id_ = payment_id;
  receipt_ = Receipt();
  failed_ = false;
  loading_ = true;
  Q_EMIT changed();
  backend_.FetchReceipt(payment_id);
}

void ReceiptModel::showLast() {
  if (hasLast()) show(last_payment_id_);
}

}  // namespace till::kiosk
