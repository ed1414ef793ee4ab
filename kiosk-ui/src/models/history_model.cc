// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/models/history_model.h"

#include "kiosk-ui/src/format/date_format.h"
#include "kiosk-ui/src/format/money_format.h"
#include "kiosk-ui/src/words/card_words.h"
#include "kiosk-ui/src/words/error_words.h"

namespace till::kiosk {

HistoryModel::HistoryModel(Backend& backend, LanguageModel& language, const MerchantModel& merchant,
                           QObject* parent)
    : QAbstractListModel(parent), backend_(backend), language_(language), merchant_(merchant) {
  connect(&backend, &Backend::paymentsListed, this, [this](const QList<Payment>& payments) {
    beginResetModel();
    payments_ = payments;
    endResetModel();
    loading_ = false;
    failed_ = false;
    Q_EMIT stateChanged();
  });
  connect(&backend, &Backend::listFailed, this, [this](const Problem& problem) {
    loading_ = false;
    failed_ = true;
    problem_ = problem;
    Q_EMIT stateChanged();
  });
  connect(&language, &LanguageModel::changed, this, [this] {
    if (!payments_.isEmpty()) Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    Q_EMIT stateChanged();
  });
}

QString HistoryModel::problemText() const {
  if (!failed_) return {};
  return ErrorWords::ForProblem(problem_).what;
}

void HistoryModel::refresh() {
  loading_ = true;
  failed_ = false;
  Q_EMIT stateChanged();
  backend_.ListPayments(kAtMost);
}

int HistoryModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(payments_.size());
}

QVariant HistoryModel::data(const QModelIndex& index, int role) const {
  if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
  const Payment& payment = payments_.at(index.row());
  switch (role) {
    case PaymentIdRole:
      return payment.id;
    case AmountTextRole:
      return FormatMoney(payment.amount);
    case TimeTextRole:
      return FormatDateTime(payment.time, language_.current(), merchant_.TimeZone());
    case CardTextRole:
      return CardWords(payment.card);
    case OutcomeRole:
      return QVariant::fromValue(payment.outcome);
    case OutcomeTextRole:
      return OutcomeText(payment);
    case HasReceiptRole:
      return payment.outcome == PaymentOutcome::Approved;
    default:
      return {};
  }
}

QString HistoryModel::OutcomeText(const Payment& payment) {
  switch (payment.outcome) {
    case PaymentOutcome::Approved:
      return tr("Approved");
    case PaymentOutcome::Declined:
      return tr("Declined");
    case PaymentOutcome::Cancelled:
      return tr("Cancelled");
    case PaymentOutcome::Failed:
      return tr("Not taken");
    case PaymentOutcome::Reversing:
      return tr("Being undone");
    case PaymentOutcome::Reversed:
      return tr("Undone");
    case PaymentOutcome::Pending:
      return tr("In progress");
  }
  return {};
}

QHash<int, QByteArray> HistoryModel::roleNames() const {
  return {{PaymentIdRole, "paymentId"},  {AmountTextRole, "amountText"}, {TimeTextRole, "timeText"},
          {CardTextRole, "cardText"},    {OutcomeRole, "outcome"},       {OutcomeTextRole, "outcomeText"},
          {HasReceiptRole, "hasReceipt"}};
}

}  // namespace till::kiosk
