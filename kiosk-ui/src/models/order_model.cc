// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/models/order_model.h"

#include <utility>

#include "kiosk-ui/src/backend/kinds.h"
#include "kiosk-ui/src/format/money_format.h"
#include "kiosk-ui/src/words/card_words.h"
#include "kiosk-ui/src/words/kind_words.h"

namespace till::kiosk {

OrderModel::OrderModel(AmountEntryModel& entry, LanguageModel& language, NewRequestId new_request_id,
                       QObject* parent)
    : QObject(parent), entry_(entry), language_(language), new_request_id_(std::move(new_request_id)) {
  connect(&entry, &AmountEntryModel::changed, this, &OrderModel::changed);
  connect(&language, &LanguageModel::changed, this, &OrderModel::changed);
}

bool OrderModel::TakesAmount(Transaction transaction) {
  switch (transaction) {
    case Transaction::Void:
    case Transaction::Balance:
    case Transaction::Points:
      return false;
    default:
      return true;
  }
}

QString OrderModel::kind() const {
  return KindOf(transaction_, original_.kind);
}

QString OrderModel::title() const {
  const KindWords words = KindWords::For(kind());
  return transaction_ == Transaction::Sale ? words.action : words.name;
}

QString OrderModel::actionText() const {
  return KindWords::For(kind()).action;
}

QString OrderModel::promptText() const {
  if (overLimit()) return tr("That is more than it may be");
  return entry_.full() ? tr("That is the largest amount") : KindWords::For(kind()).prompt;
}

Money OrderModel::Limit() const {
  switch (transaction_) {
    case Transaction::Refund:
      return LeftToRefund(original_);
    case Transaction::Completion:
      return {original_.amount.minor_units * completion_percent_ / 100, original_.amount.currency};
    default:
      return {0, original_.amount.currency};
  }
}

QString OrderModel::limitText() const {
  const QString most = FormatMoney(Limit());
  switch (transaction_) {
    case Transaction::Refund:
      if (original_.refunded.minor_units > 0)
        return tr("%1 was given back before, %2 is left").arg(FormatMoney(original_.refunded), most);
      return tr("At most %1").arg(most);
    case Transaction::Completion:
      return tr("%1 is held, %2 at most").arg(FormatMoney(original_.amount), most);
    case Transaction::Tip:
      return tr("On top of %1").arg(FormatMoney(original_.amount));
    default:
      return {};
  }
}

Money OrderModel::amount() const {
  if (Discounted()) return quotation_.payable;
  if (TakesAmount(transaction_)) return entry_.amount();
  return transaction_ == Transaction::Void ? original_.amount : Money{0, entry_.amount().currency};
}

QString OrderModel::amountText() const {
  return FormatMoney(amount());
}

QString OrderModel::TypedText() const {
  return FormatMoney(entry_.amount());
}

bool OrderModel::Discounted() const {
  return quotation_.discount.minor_units > 0 &&
         quotation_.original.minor_units == entry_.amount().minor_units &&
         (transaction_ == Transaction::Sale || transaction_ == Transaction::QrSale);
}

QString OrderModel::promotionText() const {
  return Discounted() ? quotation_.promotion.NameIn(language_.current()) : QString();
}

QString OrderModel::priceText() const {
  return Discounted() ? FormatMoney(quotation_.original) : QString();
}

QString OrderModel::discountText() const {
  if (!Discounted()) return {};
  return FormatMoney({-quotation_.discount.minor_units, quotation_.discount.currency});
}

void OrderModel::SetQuotation(const Quotation& quotation) {
  quotation_ = quotation;
  Q_EMIT changed();
}

QString OrderModel::confirmText() const {
  if (Discounted()) return tr("With the discount, this is to pay");
  if (transaction_ == Transaction::Void) return tr("Undo this payment?");
  return tr("Top up this amount?");
}

QString OrderModel::confirmNote() const {
  if (Discounted()) return {};
  if (transaction_ != Transaction::Void) return tr("Check the amount with the customer");
  const QString card = CardWords(original_.card);
  return card.isEmpty() ? tr("All of it goes back") : tr("All of it goes back to %1", "a card").arg(card);
}

QString OrderModel::approvalText() const {
  return tr("%1 of %2 needs a supervisor", "what, and how much").arg(title(), amountText());
}

bool OrderModel::overLimit() const {
  const qint64 most = Limit().minor_units;
  return most > 0 && TakesAmount(transaction_) && entry_.amount().minor_units > most;
}

bool OrderModel::canSubmit() const {
  return !TakesAmount(transaction_) || (entry_.canSubmit() && !overLimit());
}

void OrderModel::Begin(Transaction transaction) {
  BeginAbout(transaction, Payment());
}

void OrderModel::BeginAbout(Transaction transaction, const Payment& original) {
  transaction_ = transaction;
  original_ = original;
  quotation_ = Quotation();
  entry_.clear();
  // Most refunds give everything back, most completions take what was held: a digit types something else.
  if (transaction == Transaction::Refund) entry_.Suggest(Limit());
  if (transaction == Transaction::Completion) entry_.Suggest(original.amount);
  Q_EMIT changed();
}

void OrderModel::SetCompletionPercent(int percent) {
  if (percent == completion_percent_) return;
  completion_percent_ = percent;
  Q_EMIT changed();
}

Order OrderModel::Make() const {
  Order order;
  order.transaction = transaction_;
  order.kind = kind();
  order.amount = TakesAmount(transaction_) ? entry_.amount() : Money{0, entry_.amount().currency};
  if (Discounted()) {
    order.amount = quotation_.payable;
    order.full_price = quotation_.original;
    order.promotion = quotation_.promotion.id;
  }
  order.original = original_.id;
  order.typed =
      transaction_ == Transaction::TelephoneSale || transaction_ == Transaction::TelephonePreAuthorization;
  order.request_id = new_request_id_();
  return order;
}

void OrderModel::Resume(const Order& earlier) {
  entry_.Suggest(earlier.promotion.isEmpty() ? earlier.amount : earlier.full_price);
}

}  // namespace till::kiosk
