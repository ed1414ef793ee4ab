// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_CARD_PAYMENT_H_
#define TILL_SERVICES_PAYMENT_CARD_PAYMENT_H_

#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "services/common/clock/clock.h"
#include "services/common/status/error_code.h"
#include "services/payment/cancel_gate.h"
#include "services/payment/host_messages.h"
#include "services/payment/kind_plan.h"
#include "services/payment/payment_ending.h"
#include "services/payment/payment_log.h"
#include "services/payment/ports.h"
#include "services/payment/running_payment.h"

namespace till::payment {

// CardPayment takes one payment of any kind but a QR sale from its journaled intent to its end. Read
// card_payment.cc from top to bottom: it is the payment. What differs from kind to kind is in kind_plan.cc
// and in the shared table (services/common/payment_kind).
//
// Its promise: the step that makes money move at the host is journaled before it happens, and when this
// object cannot finish (a device, a process, the disk, the power), the journal's last step tells Recovery
// what to do.
class CardPayment final : public RunningPayment {
 public:
  struct Ports {
    CardPort& card;
    PinPort& pin;
    HostPort& host;
    BooksPort& books;
    Clock& clock;
  };

  struct Options {
    std::vector<common::v1::EntryMode> entry_modes;  // Empty: all that `card` opens by itself.
    absl::Duration card_timeout = absl::Seconds(60);
    absl::Duration pin_timeout = absl::Seconds(60);
    absl::Duration choice_timeout = absl::Seconds(60);
    absl::Duration typing_timeout = absl::Seconds(120);
    absl::Duration reply_timeout = absl::Seconds(60);
    std::string language = "zh";
    // The card of the original is asked for although the books could name it.
    bool card_again = false;
    // Where a card is asked for, its number is typed.
    bool typed = false;
    // Its number could be typed instead: said to whoever waits for the card.
    bool may_type = false;
    // Nobody is asked which application of the card: its first.
    bool first_application = false;
    // The customer enters the PIN, if the original had one; only where the account alone is read.
    bool pin_again = false;
    // The card may approve by itself: the terminal's bounds allow one more.
    bool may_approve_offline = false;
    // The line is down: the host is not asked, whatever the card says.
    bool host_is_away = false;
    // The amount is small: neither PIN nor signature is asked from a tapped card.
    bool no_verification = false;
    // The host may approve a part (60.6).
    bool partial_approval = false;
    // The issuer's authorisation by telephone: OFFLINE_SETTLEMENT.
    std::string telephone_authorisation;
  };

  // `context` is what FindContext answered for `intent`; a payment that stands alone has an empty one.
  CardPayment(Ports ports, Options options, const ledger::v1::PaymentRecord& intent, Context context,
              PaymentLog& log);

  void Run() override;
  // Cancel stops the payment as soon as the running step allows. While the host is being asked it means that
  // an approval will be undone; once the host has answered, or when it is told and not asked, it is too late.
  CancelAnswer Cancel() override;
  absl::Status ChooseApplication(int index) override;
  bool LeftWork() const override { return ending_.left_work(); }

 private:
  bool NeedsCard() const;
  void TakeWithoutCard();
  void TakeFromCard();
  // TypeCard has the number typed at the PIN pad; false when the payment has ended instead.
  bool TypeCard();
  card::v1::StartTransaction StartOf(const std::vector<common::v1::EntryMode>& entry_modes) const;
  absl::StatusOr<card::v1::TransactionEnded> RunSession(const card::v1::StartTransaction& start);
  absl::Status HandleEvent(CardSession& session, const card::v1::TransactEvent& event);
  absl::Status AskForApplication(CardSession& session, const card::v1::ChooseApplication& question);
  absl::Status KeepCard(CardSession& session, const card::v1::CardRead& read);
  absl::Status Verify(CardSession& session, const card::v1::CardholderVerificationNeeded& needed);
  absl::StatusOr<pin::v1::PinEntryResult> EnterPin();
  void FinishAccountRead();

  void AskWithoutTheCard();
  absl::Status AskTheHostFor(CardSession& session, const card::v1::OnlineRequest& request);
  absl::Status AskTheHost(const card::v1::OnlineRequest& request);
  void HearTheHost(const absl::StatusOr<uplink::v1::ExchangeResponse>& reply);
  card::v1::OnlineResult WordForTheCard() const;

  void Finish(const card::v1::TransactionEnded& ended);
  void FinishUnasked(const card::v1::TransactionEnded& ended, const ledger::v1::StepDetails& details);
  void FinishSilent(const ledger::v1::StepDetails& details);
  void FinishNotSent(const card::v1::TransactionEnded& ended, const ledger::v1::StepDetails& details);
  void StopBecause(const absl::Status& status);

  bool IsReversible() const;
  google::protobuf::Timestamp Until(absl::Duration wait) const;

  const Ports ports_;
  const Options options_;
  const KindPlan& plan_;
  const KindRules& rules_;
  Context context_;
  PaymentLog& log_;
  PaymentEnding ending_;

  // Of the card and the customer.
  common::v1::CardSummary card_;
  common::v1::SealedAccount account_;
  std::string typed_account_;  // What `pin` sealed for `card`; empty when a card is presented.
  common::v1::CardholderVerification verification_ = common::v1::CARDHOLDER_VERIFICATION_UNSPECIFIED;
  std::string pin_block_;
  bool other_card_ = false;

  // Of the host.
  HostWord host_word_ = HostWord::kNotAsked;
  bool approval_unusable_ = false;  // It was asked for something else than what it approved.
  ledger::v1::HostResult host_;
  std::string issuer_data_;
  ledger::v1::ReversalReason reversal_reason_ = ledger::v1::NO_REPLY;

  CancelGate gate_;
  std::mutex mutex_;
  CardSession* session_ = nullptr;  // While a card transaction runs.
  bool asking_application_ = false;
  std::optional<int> application_;
};

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_CARD_PAYMENT_H_
