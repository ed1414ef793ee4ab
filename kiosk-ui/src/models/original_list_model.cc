// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/models/original_list_model.h"

#include <algorithm>

#include "kiosk-ui/src/backend/kinds.h"
#include "kiosk-ui/src/format/date_format.h"
#include "kiosk-ui/src/format/money_format.h"
#include "kiosk-ui/src/words/card_words.h"
#include "kiosk-ui/src/words/error_words.h"
#include "kiosk-ui/src/words/kind_words.h"

namespace till::kiosk {
namespace {

constexpr int kReferenceDigits = 12;  // field 37
constexpr int kTraceDigits = 6;       // field 11
constexpr int kLastDigits = 4;
constexpr int kLongestScan = 128;

}  // namespace

OriginalListModel::OriginalListModel(Originals& originals, OriginalModel& original, LanguageModel& language,
                                     const MerchantModel& merchant, QObject* parent)
    : QAbstractListModel(parent),
      originals_(originals),
      original_(original),
      language_(language),
      merchant_(merchant) {
  connect(&originals, &Originals::found, this, [this](int number, const QList<Payment>& payments) {
    if (number != number_) return;
    beginResetModel();
    payments_.clear();
    const bool narrowed = !filterText().isEmpty();
    for (const Payment& payment : payments) {
      // The whole list shows what can be meant; a number shows whatever has it, with why it cannot.
      if (narrowed || IsPossible(payment)) payments_.append(payment);
    }
    endResetModel();
    loading_ = false;
    failed_ = false;
    Q_EMIT changed();
    if (narrowed && payments_.size() == 1) choose(payments_.front().id);
  });
  connect(&originals, &Originals::findFailed, this, [this](int number, const Problem& problem) {
    if (number != number_) return;
    loading_ = false;
    failed_ = true;
    problem_ = problem;
    Q_EMIT changed();
  });
  connect(&language, &LanguageModel::changed, this, [this] {
    if (!payments_.isEmpty()) Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    Q_EMIT changed();
  });
}

QString OriginalListModel::title() const {
  switch (purpose_) {
    case Purpose::UndoOrRefund:
      return tr("Undo or refund");
    case Purpose::Complete:
      return tr("Complete a pre-authorisation");
    case Purpose::Tip:
      return tr("Add a tip");
  }
  return {};
}

QStringList OriginalListModel::Kinds() const {
  switch (purpose_) {
    case Purpose::UndoOrRefund:
      return KindsFor(Transaction::Void);  // what can be refunded is among them
    case Purpose::Complete:
      return KindsFor(Transaction::Completion);
    case Purpose::Tip:
      return KindsFor(Transaction::Tip);
  }
  return {};
}

bool OriginalListModel::IsPossible(const Payment& payment) const {
  switch (purpose_) {
    case Purpose::UndoOrRefund:
      return MayBeAbout(Transaction::Void, payment) || MayBeAbout(Transaction::Refund, payment);
    case Purpose::Complete:
      return MayBeAbout(Transaction::Completion, payment);
    case Purpose::Tip:
      return MayBeAbout(Transaction::Tip, payment);
  }
  return false;
}

QString OriginalListModel::problemText() const {
  return failed_ ? ErrorWords::ForProblem(problem_).what : QString();
}

QString OriginalListModel::filterText() const {
  if (!search_.last_four.isEmpty()) return tr("Card ending in %1").arg(search_.last_four);
  if (search_.trace > 0) return tr("Trace number %1").arg(search_.trace);
  if (!search_.reference.isEmpty()) return tr("Reference %1").arg(search_.reference);
  return {};
}

void OriginalListModel::begin(Purpose purpose) {
  purpose_ = purpose;
  scanned_.clear();
  showAll();
  Q_EMIT opens(Page::Originals);
}

void OriginalListModel::showAll() {
  Ask({});
}

void OriginalListModel::Ask(const OriginalSearch& search) {
  search_ = search;
  search_.kinds = Kinds();
  loading_ = true;
  failed_ = false;
  Q_EMIT changed();
  originals_.Find(++number_, search_);
}

void OriginalListModel::choose(const QString& payment_id) {
  original_.Show(payment_id);
  Q_EMIT opens(Page::Original);
}

void OriginalListModel::enterNumber() {
  digits_.clear();
  Q_EMIT changed();
  Q_EMIT opens(Page::FindNumber);
}

void OriginalListModel::setBy(By by) {
  by_ = by;
  digits_.clear();
  Q_EMIT changed();
}

int OriginalListModel::Digits() const {
  switch (by_) {
    case By::LastFour:
      return kLastDigits;
    case By::Trace:
      return kTraceDigits;
    case By::Reference:
      return kReferenceDigits;
  }
  return 0;
}

bool OriginalListModel::canSearch() const {
  return by_ == By::Trace ? digits_.toInt() > 0 : digits_.size() == Digits();
}

void OriginalListModel::pressDigit(int digit) {
  if (digit < 0 || digit > 9 || digits_.size() >= Digits()) return;
  digits_ += QString::number(digit);
  Q_EMIT changed();
}

void OriginalListModel::pressBackspace() {
  digits_.chop(1);
  Q_EMIT changed();
}

void OriginalListModel::search() {
  if (!canSearch()) return;
  OriginalSearch search;
  switch (by_) {
    case By::LastFour:
      search.last_four = digits_;
      break;
    case By::Trace:
      search.trace = digits_.toInt();
      break;
    case By::Reference:
      search.reference = digits_;
      break;
  }
  Q_EMIT opens(Page::Originals);
  Ask(search);
}

void OriginalListModel::Scan(QChar character) {
  if (scanned_.size() < kLongestScan) scanned_ += character;
}

// A slip's barcode names the payment, or has its reference number; a person types a trace number.
void OriginalListModel::UseScan() {
  const QString scanned = scanned_.trimmed();
  scanned_.clear();
  const bool is_number = std::all_of(scanned.cbegin(), scanned.cend(),
                                     [](QChar c) { return c >= QLatin1Char('0') && c <= QLatin1Char('9'); });
  OriginalSearch search;
  if (scanned.startsWith(QLatin1String("payments/"))) {
    choose(scanned);
    return;
  }
  if (is_number && !scanned.isEmpty() && scanned.size() <= kTraceDigits) {
    search.trace = scanned.toInt();
  } else if (scanned.size() == kReferenceDigits) {
    search.reference = scanned;
  } else {
    return;
  }
  Ask(search);
}

int OriginalListModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(payments_.size());
}

QVariant OriginalListModel::data(const QModelIndex& index, int role) const {
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
    case KindTextRole:
      return KindWords::For(payment.kind).name;
    case DoneTextRole:
      return DoneText(payment);
    case PossibleRole:
      return IsPossible(payment);
    default:
      return {};
  }
}

QString OriginalListModel::DoneText(const Payment& payment) {
  if (!payment.undone_by.isEmpty()) return tr("Undone");
  if (!payment.completed_by.isEmpty()) return tr("Completed");
  if (payment.refunded.minor_units > 0) return tr("%1 given back").arg(FormatMoney(payment.refunded));
  return {};
}

QHash<int, QByteArray> OriginalListModel::roleNames() const {
  return {{PaymentIdRole, "paymentId"}, {AmountTextRole, "amountText"}, {TimeTextRole, "timeText"},
          {CardTextRole, "cardText"},   {KindTextRole, "kindText"},     {DoneTextRole, "doneText"},
          {PossibleRole, "possible"}};
}

}  // namespace till::kiosk
