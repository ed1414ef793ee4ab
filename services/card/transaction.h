// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_CARD_TRANSACTION_H_
#define TILL_SERVICES_CARD_TRANSACTION_H_

#include <deque>
#include <memory>
#include <stop_token>
#include <string>
#include <variant>
#include <vector>

#include "hal/card_reader/card_reader.h"
#include "services/card/account.h"
#include "services/card/application_selection.h"
#include "services/card/blacklist.h"
#include "services/card/kernel.h"
#include "services/card/outcome.h"
#include "services/card/stripe.h"

namespace till::card {

// CardFacts is what may be known of a card outside.
struct CardFacts {
  std::string scheme;
  std::string masked_number;
  std::string token;
  hal::CardInterface interface = hal::CardInterface::kContact;
  bool fallback = false;  // a stripe read because the chip failed
  bool typed = false;     // no card was there: the interface says nothing
  std::string aid;
  std::string application_label;
  std::string cardholder_name;
  bool expired = false;
};

// EmvFacts are the elements for receipt and journal, upper-case hexadecimal, empty when unknown.
struct EmvFacts {
  std::string cryptogram, cryptogram_type, tvr, tsi, atc, aip, unpredictable_number, issuer_application_data,
      cvm_results, terminal_capabilities, request_cryptogram;
};

// The events of a transaction, in the order in which they can come.
struct WaitingForCard {
  hal::InterfaceSet interfaces;
  bool fallback = false;
};
struct CardDetected {
  hal::CardInterface interface = hal::CardInterface::kContact;
  bool fallback = false;
};
struct ApplicationChoice {  // waits for Choose
  struct Item {
    std::string aid;
    std::string label;
  };
  std::vector<Item> items;
};
struct CardRead {
  CardFacts card;
  SealedBoxes account;
};
struct VerificationNeeded {  // waits for GivePin when the method is online PIN
  VerificationMethod method = VerificationMethod::kNone;
};
struct OnlineRequest {  // waits for GiveHostAnswer
  Bytes field55;
  Bytes reversal_field55;
  VerificationMethod method = VerificationMethod::kNone;
  EmvFacts emv;
};
struct RemoveCard {};
struct Ended {
  End end;
  EmvFacts emv;
  Bytes reversal_field55;
  Bytes script_results;
  Bytes field55;  // with the last cryptogram; empty without one
};
using Event = std::variant<WaitingForCard, CardDetected, ApplicationChoice, CardRead, VerificationNeeded,
                           OnlineRequest, RemoveCard, Ended>;

// TransactionRequest is what one transaction is asked to do.
struct TransactionRequest {
  TransactionParameters parameters;
  hal::InterfaceSet interfaces;
  // The chip failed before, and the stripe is taken in its place: a card with a chip may then be swiped. A
  // chip that fails in this transaction does the same, where the stripe is among the interfaces.
  bool fallback = false;
  absl::Duration card_timeout = absl::Seconds(60);
  // The account that was typed at the PIN pad, of this payment; none: a card is waited for.
  std::shared_ptr<const AccountData> typed;
};

// TransactionParts is what a transaction works with; it outlives it.
struct TransactionParts {
  hal::CardReader& reader;
  const TerminalData& terminal;
  const oda::CapkStore& authorities;
  RandomSource& random;
  AccountSealer& sealer;
  const CardTokenizer& tokenizer;
  const Blacklist* blacklist = nullptr;  // none: nobody is refused
};

// Transaction runs one card from "please present" to its outcome, as a sequence of steps: Advance gives the
// next event, and where an event waits for a decision, one of the Give calls must come before the next
// Advance.
//
// One thread calls everything but Cancel. The first event is WaitingForCard (RemoveCard, when the last
// customer's card is still in the slot; CardRead, of a typed account), the last is Ended, exactly once. When
// Ended says kCardRefusedApproval, the host's approval stands and the card did not take part: the caller owes
// a reversal.
class Transaction {
 public:
  Transaction(const TransactionParts& parts, TransactionRequest request);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  // Advance works until the next event. FailedPrecondition: a decision is missing, or Ended was given.
  // Unavailable or Internal: the reader or a sealing key failed before the online request; the card is
  // powered off and nothing is owed. After the online request no status comes: whatever breaks then is an
  // outcome, because money may have moved.
  absl::StatusOr<Event> Advance();

  // Choose answers ApplicationChoice; a negative index cancels. InvalidArgument: no such item.
  // FailedPrecondition: not asked.
  absl::Status Choose(int index);
  // GivePin answers VerificationNeeded for an online PIN. FailedPrecondition: not asked.
  absl::Status GivePin(PinOutcome outcome);
  // GiveHostAnswer answers OnlineRequest. FailedPrecondition: not asked.
  absl::Status GiveHostAnswer(HostAnswer answer);

  // Cancel ends the transaction as soon as may be; from any thread. It comes too late once the online request
  // is out.
  void Cancel() { cancel_.request_stop(); }

  // waiting_for_decision tells that Advance would be refused.
  bool waiting_for_decision() const;

 private:
  enum class State {
    kStart,
    kPreviousCard,
    kWaitForCard,
    kPowerOn,
    kSelect,
    kAwaitChoice,
    kSwipe,
    kTyped,
    kReadApplication,
    kVerify,
    kAwaitPin,
    kDecide,
    kAwaitHost,
    kComplete,
    kEnded,
  };

  absl::Status Step();
  absl::Status AskForThePreviousCard();
  absl::Status WaitForCard();
  absl::Status PowerOn();
  absl::Status BuildList();
  absl::Status SelectNext(size_t index);
  absl::Status ReadApplication();
  absl::Status ReadStripe();
  absl::Status TakeTyped();
  // CheckStripe ends what the scheme, the service code or the date does not allow; `rule` is the scheme's.
  std::optional<End> CheckStripe(const StripeAccount& stripe, const StripeRule& rule) const;
  // ReadingFailed ends the transaction, or asks for the stripe of a card whose chip cannot be read.
  void ReadingFailed(End end);
  // EmitCardRead says whose card it is, and goes on to verification, or to the end of what was wanted.
  absl::Status EmitCardRead(const AccountData& account, CardFacts facts);
  absl::Status Verify();
  absl::Status Decide();
  absl::Status Complete();
  void Finish(End end);
  EmvFacts Facts() const;
  bool chip() const { return interface_ != hal::CardInterface::kStripe; }

  const TransactionParts parts_;
  const TransactionRequest request_;
  std::stop_source cancel_;
  CardChannel channel_;
  KernelContext context_;
  State state_ = State::kStart;
  std::deque<Event> ready_;

  hal::InterfaceSet
      interfaces_;  // those that are open: the request's, or the stripe after a chip that failed
  bool fallback_ = false;
  hal::CardInterface interface_ = hal::CardInterface::kContact;
  std::vector<Candidate> candidates_;
  size_t chosen_ = 0;
  std::unique_ptr<DataStore> store_;
  std::unique_ptr<Kernel> kernel_;
  VerificationMethod stripe_method_ = VerificationMethod::kNone;  // of a typed account, too
  std::optional<HostAnswer> answer_;
  bool online_ = false;
  bool asked_for_removal_ = false;
};

}  // namespace till::card

#endif  // TILL_SERVICES_CARD_TRANSACTION_H_
