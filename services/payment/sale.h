// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_SALE_H_
#define TILL_SERVICES_PAYMENT_SALE_H_

#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "services/common/clock/clock.h"
#include "services/common/status/error_code.h"
#include "services/payment/payment_log.h"
#include "services/payment/ports.h"

namespace till::payment {

// Sale takes one sale from its journaled intent to its end. Read sale.cc from top to bottom: it is the
// payment.
//
// Its promise: the step that makes money move at the host is journaled before it happens, and when this
// object cannot finish (a device, a process, the disk, the power), the journal's last step tells Recovery
// what to do. Run() is called once, on a thread of its own; Cancel and ChooseApplication may come from any
// thread.
class Sale {
 public:
  struct Ports {
    CardPort& card;
    PinPort& pin;
    HostPort& host;
    BooksPort& books;
    const Clock& clock;
  };

  struct Options {
    std::vector<common::v1::EntryMode> entry_modes;  // Empty: all that the terminal has.
    absl::Duration card_timeout = absl::Seconds(60);
    absl::Duration pin_timeout = absl::Seconds(60);
    absl::Duration choice_timeout = absl::Seconds(60);
    absl::Duration reply_timeout = absl::Seconds(60);
    std::string language = "zh";
  };

  enum class CancelAnswer { kCancelling, kWillBeUndone, kTooLate };

  Sale(Ports ports, Options options, const ledger::v1::PaymentRecord& intent, PaymentLog& log);

  // Run returns when the payment is final, or UNKNOWN_REVERSING and left to Recovery.
  void Run();

  // Cancel stops the sale as soon as the running step allows. While the host is being asked, it means that an
  // approval will be undone (kWillBeUndone); once the host has answered it is too late.
  CancelAnswer Cancel();

  // ChooseApplication answers the question which application; ILLEGAL_STEP when it is not asked.
  absl::Status ChooseApplication(int index);

  // MayBeOpenInTheBooks says, after Run, whether Recovery has something to do for this payment.
  bool MayBeOpenInTheBooks() const { return may_be_open_; }

 private:
  // What is known of the host's word.
  enum class HostWord { kNotAsked, kApproved, kDeclined, kNotSent, kUnknown };

  void ReadTheCard(CardSession& session);
  absl::Status HandleEvent(CardSession& session, const card::v1::TransactEvent& event);
  absl::Status AskForApplication(CardSession& session, const card::v1::ChooseApplication& question);
  absl::Status KeepCard(const card::v1::CardRead& read);
  absl::Status Verify(CardSession& session, const card::v1::CardholderVerificationNeeded& needed);
  absl::Status AskTheHost(CardSession& session, const card::v1::OnlineRequest& request);
  card::v1::OnlineResult HearTheHost(const absl::StatusOr<uplink::v1::ExchangeResponse>& reply);

  void Finish(const card::v1::TransactionEnded& ended);
  void Post(const ledger::v1::StepDetails& details);
  void EndWithNoMoneyMoved(ledger::v1::VoidReason reason, ErrorCode failure,
                           ledger::v1::StepDetails details = {});
  void OweReversal(ledger::v1::ReversalReason reason, ledger::v1::StepDetails details = {});
  void StopBecause(const absl::Status& status);

  bool MayUseApproval();
  bool WasCancelled();
  absl::Status Journal(ledger::v1::Step step, const ledger::v1::StepDetails& details = {});
  void Show(v1::Payment::State state, v1::PaymentEvent event = {});
  google::protobuf::Timestamp Until(absl::Duration wait) const;

  const Ports ports_;
  const Options options_;
  const std::string payment_;
  PaymentLog& log_;
  ledger::v1::PaymentRecord record_;

  // Of the card and the customer.
  common::v1::CardSummary card_;
  common::v1::SealedAccount account_;
  common::v1::CardholderVerification verification_ = common::v1::CARDHOLDER_VERIFICATION_UNSPECIFIED;
  std::string pin_block_;

  // Of the host.
  HostWord host_word_ = HostWord::kNotAsked;
  ledger::v1::HostResult host_;
  ledger::v1::ReversalReason reversal_reason_ = ledger::v1::NO_REPLY;

  std::mutex mutex_;
  std::condition_variable changed_;
  CardSession* session_ = nullptr;  // While a card transaction runs.
  bool cancelled_ = false;
  bool with_host_ = false;
  bool host_answered_ = false;
  bool may_be_open_ = false;
  bool asking_application_ = false;
  std::optional<int> application_;
};

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_SALE_H_
