// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/models/original_model.h"

#include <QVariantMap>

#include "kiosk-ui/src/backend/kinds.h"
#include "kiosk-ui/src/format/date_format.h"
#include "kiosk-ui/src/format/money_format.h"
#include "kiosk-ui/src/words/card_words.h"
#include "kiosk-ui/src/words/error_words.h"
#include "kiosk-ui/src/words/kind_words.h"

namespace till::kiosk {

OriginalModel::OriginalModel(Originals& originals, LanguageModel& language, const MerchantModel& merchant,
                             QObject* parent)
    : QObject(parent), originals_(originals), language_(language), merchant_(merchant) {
  connect(&originals, &Originals::fetched, this, [this](const Payment& payment) {
    if (payment.id != wanted_) return;
    payment_ = payment;
    loading_ = false;
    failed_ = false;
    Q_EMIT changed();
  });
  connect(&originals, &Originals::fetchFailed, this,
          [this](const QString& payment_id, const Problem& problem) {
            if (payment_id != wanted_) return;
            problem_ = problem;
            loading_ = false;
            failed_ = true;
            Q_EMIT changed();
          });
  connect(&language, &LanguageModel::changed, this, &OriginalModel::changed);
}

void OriginalModel::Show(const QString& payment_id) {
  wanted_ = payment_id;
  payment_ = Payment();
  loading_ = true;
  failed_ = false;
  Q_EMIT changed();
  originals_.Fetch(payment_id);
}

QString OriginalModel::kindText() const {
  return KindWords::For(payment_.kind).name;
}

QString OriginalModel::amountText() const {
  return FormatMoney(payment_.amount);
}

QVariantList OriginalModel::lines() const {
  QVariantList lines;
  const auto add = [&lines](const QString& label, const QString& value) {
    if (value.isEmpty()) return;
    lines.append(QVariantMap{{QStringLiteral("label"), label}, {QStringLiteral("value"), value}});
  };
  const auto number = [](int value) { return value > 0 ? QString::number(value) : QString(); };
  const bool refundable = MayBeAbout(Transaction::Refund, payment_);
  if (payment_.refunded.minor_units > 0) {
    add(tr("Given back before"), FormatMoney(payment_.refunded));
    if (refundable) add(tr("Left to give back"), FormatMoney(LeftToRefund(payment_)));
  }
  add(tr("Card"), CardWords(payment_.card));
  add(tr("Time"), FormatDateTime(payment_.time, language_.current(), merchant_.TimeZone()));
  add(tr("Reference"), payment_.reference);
  add(tr("Trace number"), number(payment_.trace));
  add(tr("Operator"), payment_.operator_number);
  return lines;
}

bool OriginalModel::canUndo() const {
  return MayBeAbout(Transaction::Void, payment_);
}

bool OriginalModel::canRefund() const {
  return MayBeAbout(Transaction::Refund, payment_);
}

bool OriginalModel::canComplete() const {
  return MayBeAbout(Transaction::Completion, payment_);
}

bool OriginalModel::canTip() const {
  return MayBeAbout(Transaction::Tip, payment_);
}

QString OriginalModel::problemText() const {
  if (failed_) return ErrorWords::ForProblem(problem_).what;
  if (!ready() || canUndo() || canRefund() || canComplete() || canTip()) return {};
  if (payment_.outcome != PaymentOutcome::Approved) return tr("No money was moved: there is nothing to undo");
  if (!payment_.undone_by.isEmpty()) return tr("It was undone before");
  if (!payment_.completed_by.isEmpty()) return tr("It was completed: look for the completion");
  if (payment_.refunded.minor_units > 0) return tr("All of it was given back before");
  return tr("Its batch is settled: it cannot be undone any more");
}

}  // namespace till::kiosk
