// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/models/navigator.h"

#include "kiosk-ui/src/format/money_format.h"

namespace till::kiosk {

Navigator::Navigator(HealthModel& health, const OutageModel& outage, const RefusalModel& refusal,
                     SessionModel& session, PaymentModel& payment, AmountEntryModel& entry, OrderModel& order,
                     SignatureModel& signature, ReceiptModel& receipt, HistoryModel& history, MenuModel& menu,
                     LanguageModel& language, QObject* parent)
    : QObject(parent),
      health_(health),
      outage_(outage),
      refusal_(refusal),
      session_(session),
      payment_(payment),
      entry_(entry),
      order_(order),
      signature_(signature),
      receipt_(receipt),
      history_(history),
      menu_(menu),
      language_(language) {
  connect(&outage, &OutageModel::changed, this, &Navigator::Update);
  connect(&refusal, &RefusalModel::changed, this, &Navigator::Update);
  connect(&session, &SessionModel::changed, this, [this] {
    if (!session_.signedIn()) {
      stack_.clear();
      entry_.clear();
    }
    Update();
  });
  connect(&payment, &PaymentModel::changed, this, [this] {
    Update();
    Q_EMIT amountChanged();
  });
  connect(&signature, &SignatureModel::settled, this, &Navigator::Update);
  connect(&order, &OrderModel::changed, this, &Navigator::amountChanged);
  connect(&language, &LanguageModel::changed, this, &Navigator::amountChanged);
  Update();
}

QString Navigator::amountText() const {
  // The keypad shows what was typed; what a promotion makes of it comes after.
  if (page_ == Page::Amount) return order_.TypedText();
  return Pages::LeadsToPayment(page_) ? order_.amountText() : payment_.amountText();
}

bool Navigator::showsAmount() const {
  return Pages::ShowsAmount(page_) && subjectText().isEmpty();
}

QString Navigator::subjectText() const {
  const bool of_payment = Pages::ShowsAmount(page_) && !Pages::LeadsToPayment(page_);
  return of_payment && payment_.isInquiry() ? payment_.kindText() : QString();
}

QString Navigator::currencyText() const {
  return CurrencyName(entry_.amount().currency, language_.current());
}

void Navigator::openMenu(MenuModel::Menu menu) {
  menu_.show(menu);
  open(Page::Menu);
}

void Navigator::openLastReceipt() {
  if (!receipt_.hasLast()) return;
  receipt_.showLast();
  open(Page::Receipt);
}

void Navigator::openReceipt(const QString& payment_id) {
  receipt_.show(payment_id);
  open(Page::Receipt);
}

void Navigator::openPayments() {
  history_.refresh();
  open(Page::Payments);
}

void Navigator::openDevice() {
  health_.refresh();
  open(Page::Device);
}

void Navigator::back() {
  if (page_ == Page::Menu && menu_.showParent()) return;
  if (!stack_.isEmpty()) stack_.removeLast();
  Update();
}

void Navigator::goHome() {
  stack_.clear();
  payment_.dismiss();
  Update();
}

void Navigator::open(Page page) {
  // A page that is open further down is gone back to.
  while (stack_.contains(page)) stack_.removeLast();
  stack_.append(page);
  Update();
  Q_EMIT opened(page);
}

void Navigator::Update() {
  const Page decided = Decide();
  // A payment that starts closes the pages that led to it.
  if (payment_.active()) stack_.removeIf(&Pages::LeadsToPayment);
  if (decided == page_) return;
  page_ = decided;
  Q_EMIT changed();
  Q_EMIT amountChanged();
}

Page Navigator::Decide() const {
  if (refusal_.refused()) return Page::Refused;
  // A part that falls does not hide a payment, which has words of its own for that.
  if (!health_.online() || (!health_.inService() && !payment_.active())) {
    return outage_.stage() == OutageModel::Stage::Lasting ? Page::OutOfService : Page::Reconnecting;
  }
  if (!session_.signedIn()) return Page::SignIn;
  if (session_.locked()) return Page::Lock;
  if (session_.owesPassword()) return Page::NewPassword;
  const bool handed_over = payment_.isVerification() && payment_.stage() == PaymentStage::Finished;
  if (payment_.active() && !handed_over) {
    // The receipt may lie on top of a finished payment; nothing else may hide one.
    const bool reads_receipt = !stack_.isEmpty() && stack_.last() == Page::Receipt;
    if (!reads_receipt || payment_.stage() != PaymentStage::Finished) return PaymentPage();
  }
  return stack_.isEmpty() ? Page::Home : stack_.last();
}

Page Navigator::PaymentPage() const {
  switch (payment_.stage()) {
    case PaymentStage::WaitingForCard:
      return payment_.cancelling() ? Page::Processing : Page::PresentCard;
    case PaymentStage::ChoosingApplication:
      return payment_.cancelling() ? Page::Processing : Page::ChooseApplication;
    case PaymentStage::EnteringPin:
      return payment_.cancelling() ? Page::Processing : Page::Pin;
    case PaymentStage::ShowingCode:
      return payment_.cancelling() ? Page::Processing : Page::ShowCode;
    case PaymentStage::WaitingForWallet:
      return payment_.cancelling() ? Page::Processing : Page::Wallet;
    case PaymentStage::TakingCard:
      return Page::TakeCard;
    case PaymentStage::Starting:
    case PaymentStage::TypingCard:
    case PaymentStage::ReadingCard:
    case PaymentStage::ContactingBank:
    case PaymentStage::FinishingCard:
      return Page::Processing;
    case PaymentStage::Finished:
      break;
  }
  switch (payment_.outcome()) {
    case PaymentOutcome::Approved:
      if (payment_.isInquiry()) return Page::Answer;
      return signature_.wanted() ? Page::Signature : Page::Approved;
    case PaymentOutcome::Declined:
      return Page::Declined;
    case PaymentOutcome::Reversing:
      return Page::Undoing;
    case PaymentOutcome::Cancelled:
    case PaymentOutcome::Failed:
    case PaymentOutcome::Reversed:
      return Page::NotTaken;
    case PaymentOutcome::Pending:
      return Page::Processing;
  }
  return Page::Processing;
}

}  // namespace till::kiosk
