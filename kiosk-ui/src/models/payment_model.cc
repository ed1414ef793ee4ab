// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/models/payment_model.h"

#include <QLocale>
#include <algorithm>
#include <array>
#include <chrono>

#include "kiosk-ui/src/backend/kinds.h"
#include "kiosk-ui/src/format/date_format.h"
#include "kiosk-ui/src/format/money_format.h"
#include "kiosk-ui/src/qr/qr_image_provider.h"
#include "kiosk-ui/src/words/card_words.h"
#include "kiosk-ui/src/words/error_words.h"
#include "kiosk-ui/src/words/kind_words.h"

namespace till::kiosk {
namespace {

// The moments at which a wait says more of itself (docs: "waiting is explained").
constexpr std::array<std::chrono::milliseconds, 3> kWaitLevels = {
    std::chrono::milliseconds(500), std::chrono::seconds(3), std::chrono::seconds(10)};

}  // namespace

PaymentModel::PaymentModel(Backend& backend, Scheduler& scheduler, LanguageModel& language,
                           AmountEntryModel& entry, QObject* parent)
    : QObject(parent), backend_(backend), scheduler_(scheduler), language_(language), entry_(entry) {
  connect(&backend, &Backend::paymentChanged, this, [this](const Payment& payment) {
    if (active_ && payment.request_id == payment_.request_id) Follow(payment);
  });
  connect(&backend, &Backend::paymentResumed, this, &PaymentModel::Resume);
  connect(&backend, &Backend::paymentFailed, this, [this](const QString& request_id, const Problem& problem) {
    if (!active_ || request_id != payment_.request_id || payment_.stage == PaymentStage::Finished) return;
    Payment failed = payment_;
    failed.stage = PaymentStage::Finished;
    failed.outcome = PaymentOutcome::Failed;
    failed.problem = problem;
    Follow(failed);
  });
  connect(&backend, &Backend::queryFailed, this, [this](const QString& payment_id, const Problem&) {
    if (!active_ || payment_id != payment_.id) return;
    querying_ = false;
    Q_EMIT changed();
  });
  connect(&language, &LanguageModel::changed, this, &PaymentModel::changed);
}

QString PaymentModel::amountText() const {
  return FormatMoney(payment_.amount);
}

QString PaymentModel::kindText() const {
  return KindWords::For(kind()).name;
}

bool PaymentModel::isInquiry() const {
  return IsInquiry(kind());
}

QString PaymentModel::titleText() const {
  const QString nothing = KindWords::For(kind()).nothing;
  switch (payment_.outcome) {
    case PaymentOutcome::Declined:
      return tr("Declined. %1", "what did not happen").arg(nothing);
    case PaymentOutcome::Cancelled:
    case PaymentOutcome::Failed:
    case PaymentOutcome::Reversed:
      return nothing;
    default:
      return kindText();
  }
}

QString PaymentModel::answerText() const {
  if (payment_.points.has_value()) return QLocale(QLocale::English).toString(*payment_.points);
  return payment_.available.has_value() ? FormatMoney(*payment_.available) : QString();
}

QString PaymentModel::qrSource() const {
  return payment_.stage == PaymentStage::ShowingCode ? QrImageProvider::SourceOf(payment_.qr_payload)
                                                     : QString();
}

QString PaymentModel::promotionText() const {
  const qint64 off = payment_.full_price.minor_units - payment_.amount.minor_units;
  if (payment_.full_price.minor_units <= 0 || off <= 0) return {};
  return tr("Price %1, discount %2, to pay %3")
      .arg(FormatMoney(payment_.full_price), FormatMoney({off, payment_.amount.currency}), amountText());
}

QString PaymentModel::countdownText() const {
  if (!payment_.until.isValid() || payment_.stage == PaymentStage::Finished) return {};
  const qint64 left = std::max<qint64>(0, scheduler_.Now().secsTo(payment_.until));
  return tr("%1 left", "a time: 0:52")
      .arg(QStringLiteral("%1:%2").arg(left / 60).arg(left % 60, 2, 10, QLatin1Char('0')));
}

void PaymentModel::Begin(const Order& order) {
  if (busy()) return;
  order_ = order;
  payment_ = Payment();
  payment_.request_id = order_.request_id;
  payment_.amount = order_.amount;
  active_ = true;
  resumed_ = false;
  cancelling_ = false;
  querying_ = false;
  applications_.Set({});
  RestartWaiting();
  Q_EMIT changed();
  backend_.StartPayment(order_);
}

// A kiosk that was started anew shows what became of the payment that it was killed in. It has no order that
// could be asked for again.
void PaymentModel::Resume(const Payment& payment) {
  if (active_) return;
  order_ = Order();
  payment_ = payment;
  active_ = true;
  resumed_ = true;
  applications_.Set(payment_.applications);
  RestartWaiting();
  Q_EMIT changed();
}

void PaymentModel::Follow(const Payment& payment) {
  const bool moved = payment.stage != payment_.stage;
  const bool over = payment.stage == PaymentStage::Finished && payment_.stage != PaymentStage::Finished;
  payment_ = payment;
  querying_ = false;
  if (moved) {
    applications_.Set(payment_.applications);
    RestartWaiting();
  }
  if (over) {
    cancelling_ = false;
    entry_.clear();
    WipeAnswerLater();
  }
  Q_EMIT changed();
  if (over) Q_EMIT finished();
}

// What an account holds is nobody's business but the customer's.
void PaymentModel::WipeAnswerLater() {
  if (!isInquiry() || isVerification() || payment_.outcome != PaymentOutcome::Approved) return;
  scheduler_.After(kAnswerStays, this, [this, request_id = payment_.request_id] {
    if (payment_.request_id == request_id) dismiss();
  });
}

// A wait for somebody shows its seconds.
void PaymentModel::CountDown() {
  if (!payment_.until.isValid() || payment_.stage == PaymentStage::Finished) return;
  scheduler_.After(std::chrono::seconds(1), this, [this, generation = wait_generation_] {
    if (generation != wait_generation_) return;
    Q_EMIT changed();
    CountDown();
  });
}

void PaymentModel::RestartWaiting() {
  wait_level_ = 0;
  const int generation = ++wait_generation_;
  if (payment_.stage == PaymentStage::Finished) return;
  for (size_t level = 0; level < kWaitLevels.size(); ++level) {
    scheduler_.After(kWaitLevels[level], this, [this, generation, level] {
      if (generation != wait_generation_) return;
      wait_level_ = static_cast<int>(level) + 1;
      Q_EMIT changed();
    });
  }
  CountDown();
}

void PaymentModel::cancel() {
  if (!canCancel()) return;
  cancelling_ = true;
  Q_EMIT changed();
  backend_.CancelPayment(payment_.id);
}

void PaymentModel::choose(const QString& application_id) {
  if (payment_.stage != PaymentStage::ChoosingApplication) return;
  backend_.ChooseApplication(payment_.id, application_id);
}

void PaymentModel::query() {
  if (payment_.id.isEmpty() || querying_) return;
  querying_ = true;
  Q_EMIT changed();
  backend_.QueryPayment(payment_.id);
}

void PaymentModel::dismiss() {
  if (payment_.stage != PaymentStage::Finished) return;
  active_ = false;
  payment_.available.reset();
  payment_.points.reset();
  Q_EMIT changed();
}

bool PaymentModel::canCancel() const {
  return active_ && !cancelling_ && payment_.can_cancel && !payment_.id.isEmpty() &&
         payment_.stage != PaymentStage::Finished && payment_.stage != PaymentStage::TakingCard;
}

bool PaymentModel::canRetry() const {
  if (!active_ || payment_.stage != PaymentStage::Finished) return false;
  switch (payment_.outcome) {
    case PaymentOutcome::Declined:
    case PaymentOutcome::Cancelled:
    case PaymentOutcome::Failed:
    case PaymentOutcome::Reversed:
      return !order_.request_id.isEmpty();
    case PaymentOutcome::Pending:
    case PaymentOutcome::Approved:
    case PaymentOutcome::Reversing:
      return false;  // money may have moved: charging again would charge twice
  }
  return false;
}

bool PaymentModel::customersTurn() const {
  switch (payment_.stage) {
    case PaymentStage::WaitingForCard:
    case PaymentStage::EnteringPin:
    case PaymentStage::TakingCard:
    case PaymentStage::ShowingCode:
    case PaymentStage::WaitingForWallet:
      return true;
    default:
      return false;
  }
}

QString PaymentModel::PresentCardWords() const {
  switch (payment_.ways.toInt()) {
    case Tap:
      return tr("Tap the card");
    case Insert:
      return tr("Insert the card");
    case Swipe:
      return tr("Swipe the card");
    case Tap | Insert:
      return tr("Tap or insert the card");
    case Insert | Swipe:
      return tr("Insert or swipe the card");
    default:
      return tr("Tap, insert or swipe the card");
  }
}

QString PaymentModel::headline() const {
  if (cancelling_ && payment_.stage != PaymentStage::Finished) return tr("Cancelling");
  switch (payment_.stage) {
    case PaymentStage::Starting:
      return tr("Getting ready");
    case PaymentStage::WaitingForCard:
      return PresentCardWords();
    case PaymentStage::ReadingCard:
      return tr("Reading the card");
    case PaymentStage::ChoosingApplication:
      return tr("Which account on the card?");
    case PaymentStage::TypingCard:
      return tr("Type the card number");
    case PaymentStage::EnteringPin:
      return isVerification() ? tr("Enter the card's PIN") : tr("Customer: enter your PIN");
    case PaymentStage::ShowingCode:
      return tr("Customer: scan this code");
    case PaymentStage::WaitingForWallet:
      return tr("Customer: confirm on the phone");
    case PaymentStage::ContactingBank:
      return tr("Asking the bank");
    case PaymentStage::FinishingCard:
      return tr("Almost done");
    case PaymentStage::TakingCard:
      return tr("Take your card");
    case PaymentStage::Finished:
      return OutcomeHeadline();
  }
  return {};
}

QString PaymentModel::guidance() const {
  switch (payment_.stage) {
    case PaymentStage::Starting:
      return wait_level_ >= 3
                 ? tr("The terminal is slow to start this payment. You can keep waiting or cancel")
             : wait_level_ == 2 ? tr("Waiting for the terminal")
                                : QString();
    case PaymentStage::WaitingForCard:
      return kind() == QLatin1String("REFUND") ? tr("It must be the card that paid")
             : isVerification()                ? tr("The card that the shop is to be paid to")
                                               : tr("Turn the terminal to the customer");
    case PaymentStage::ReadingCard:
      return wait_level_ >= 3 ? tr("The card answers slowly. Keep it still, or cancel and try another way")
                              : tr("Keep the card where it is");
    case PaymentStage::ChoosingApplication:
      return tr("Ask the customer, then choose");
    case PaymentStage::TypingCard:
      return tr("On the PIN pad: the number, then month and year");
    case PaymentStage::EnteringPin:
      return tr("On the PIN pad, then the green key");
    case PaymentStage::ShowingCode:
      return tr("With the wallet's own scanner");
    case PaymentStage::WaitingForWallet:
      return wait_level_ >= 3 ? tr("Nothing heard yet. Keep waiting, or cancel: then nothing is charged")
                              : tr("The wallet asks for it");
    case PaymentStage::ContactingBank:
      if (!OrderTakesMoney()) return wait_level_ >= 2 ? tr("Waiting for the bank's answer") : QString();
      return wait_level_ >= 3   ? tr("The bank is slow. Keep waiting, or cancel: then this payment is undone")
             : wait_level_ == 2 ? tr("Waiting for the bank's answer")
                                : QString();
    case PaymentStage::FinishingCard:
      return tr("Leave the card until you are asked to take it");
    case PaymentStage::TakingCard:
      return tr("The outcome follows at once");
    case PaymentStage::Finished:
      return OutcomeGuidance();
  }
  return {};
}

QString PaymentModel::OutcomeHeadline() const {
  switch (payment_.outcome) {
    case PaymentOutcome::Approved:
      return KindWords::For(kind()).approved;
    case PaymentOutcome::Declined:
      return ErrorWords::ForProblem(payment_.problem, payment_.host_code).what;
    case PaymentOutcome::Cancelled:
      return tr("Cancelled");
    case PaymentOutcome::Failed:
      return ErrorWords::ForProblem(payment_.problem, payment_.host_code).what;
    case PaymentOutcome::Reversing:
      return tr("The bank did not answer");
    case PaymentOutcome::Reversed:
      return OrderTakesMoney() ? tr("This payment was undone") : tr("The bank undid the request");
    case PaymentOutcome::Pending:
      return tr("Finishing");
  }
  return {};
}

// The words of a sale are for what takes money from a customer.
bool PaymentModel::OrderTakesMoney() const {
  return kind().endsWith(QLatin1String("_SALE")) || kind() == QLatin1String("SALE") || kind().isEmpty() ||
         kind().endsWith(QLatin1String("COMPLETION")) || kind().endsWith(QLatin1String("COMPLETION_ADVICE"));
}

QString PaymentModel::OutcomeGuidance() const {
  const QString guidance = GuidanceOfOutcome();
  if (!resumed_) return guidance;
  const QString earlier = tr("This was the last payment before the screen restarted");
  return guidance.isEmpty() ? earlier : tr("%1. %2", "two sentences").arg(guidance, earlier);
}

QString PaymentModel::GuidanceOfOutcome() const {
  const QString nothing = KindWords::For(kind()).nothing;
  const ErrorWords words = ErrorWords::ForProblem(payment_.problem, payment_.host_code);
  switch (payment_.outcome) {
    case PaymentOutcome::Approved:
    case PaymentOutcome::Pending:
      return {};
    case PaymentOutcome::Declined:
    case PaymentOutcome::Failed:
      return words.next;
    case PaymentOutcome::Cancelled:
      return payment_.problem.code.isEmpty() || payment_.problem.code == QLatin1String("CANCELLED")
                 ? nothing
                 : tr("%1. %2", "who or what cancelled, then what did not happen").arg(words.what, nothing);
    case PaymentOutcome::Reversing:
      return OrderTakesMoney() ? tr("This payment is being undone. Check its status before charging again")
             : IsTopUp(kind()) ? tr("This top-up is being undone. Check its status before topping up again")
                               : tr("The request is being undone. Check its status before asking again");
    case PaymentOutcome::Reversed:
      return OrderTakesMoney() ? tr("No money was taken. You can charge again")
                               : tr("%1. You can try again", "what did not happen").arg(nothing);
  }
  return {};
}

QString PaymentModel::cardText() const {
  return CardWords(payment_.card);
}

QString PaymentModel::timeText() const {
  return payment_.time.isValid()
             ? FormatDateTime(payment_.time, language_.current(), entry_.merchant().TimeZone())
             : QString();
}

QString PaymentModel::referenceText() const {
  if (!payment_.reference.isEmpty()) return tr("Reference %1").arg(payment_.reference);
  return {};
}

QString PaymentModel::noteText() const {
  if (payment_.outcome == PaymentOutcome::Approved && payment_.paper_out) {
    return tr("Out of paper. The payment went through. Load paper and it prints by itself");
  }
  if (payment_.owed) return tr("It is done. The bank is told again by itself until it answers");
  if (payment_.outcome == PaymentOutcome::Declined && !payment_.host_code.isEmpty()) {
    return tr("Bank code %1").arg(payment_.host_code);
  }
  return {};
}

}  // namespace till::kiosk
