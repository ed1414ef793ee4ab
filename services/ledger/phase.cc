// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/phase.h"

namespace till::ledger {
namespace {

// Who a row is for: the disciplines, and two properties that only some kinds have.
enum Who : unsigned {
  kReversible = 1,
  kAdvice = 2,
  kInquiry = 4,
  kOrder = 8,
  kCardless = 16,  // follows up another payment or is paid by code: may be sent without a card
  kSale = 32,      // the card may approve it by itself
  kEveryone = kReversible | kAdvice | kInquiry | kOrder,
  kUndone = kReversible | kOrder,  // undone at the host when its fate is unknown
  kRepeated = kAdvice | kOrder,    // sent (or asked) again when there was no answer
};

unsigned TraitsOf(PaymentKind kind) {
  const KindRules* const rules = FindKind(static_cast<int>(kind));
  if (rules == nullptr) return 0;
  unsigned traits = 0;
  switch (rules->discipline) {
    case Discipline::kReversible:
      traits = kReversible;
      break;
    case Discipline::kAdvice:
      traits = kAdvice;
      break;
    case Discipline::kInquiry:
      traits = kInquiry;
      break;
    case Discipline::kOrder:
      traits = kOrder;
      break;
  }
  if (rules->HasOriginal() || rules->discipline == Discipline::kOrder) traits |= kCardless;
  if (kind == PaymentKind::kSale) traits |= kSale;
  return traits;
}

struct Move {
  unsigned who;
  Phase from;
  Step step;
  Phase to;
};

constexpr Move kMoves[] = {
    // Before anything is sent a payment may end at any time.
    {kEveryone, Phase::kIntended, Step::kCardRead, Phase::kCardRead},
    {kCardless, Phase::kIntended, Step::kAboutToSend, Phase::kSending},
    {kEveryone, Phase::kIntended, Step::kVoid, Phase::kVoided},
    // Another card, or the same one inserted after a tap.
    {kEveryone, Phase::kCardRead, Step::kCardRead, Phase::kCardRead},
    {kEveryone, Phase::kCardRead, Step::kPinEntered, Phase::kPinEntered},
    {kEveryone, Phase::kCardRead, Step::kAboutToSend, Phase::kSending},
    {kEveryone, Phase::kCardRead, Step::kVoid, Phase::kVoided},
    {kEveryone, Phase::kPinEntered, Step::kPinEntered, Phase::kPinEntered},
    {kEveryone, Phase::kPinEntered, Step::kAboutToSend, Phase::kSending},
    {kEveryone, Phase::kPinEntered, Step::kVoid, Phase::kVoided},
    // The card's own word, without the host or when the line proved that the host cannot know.
    {kSale, Phase::kCardRead, Step::kOfflineApproved, Phase::kOfflineApproved},
    {kSale, Phase::kPinEntered, Step::kOfflineApproved, Phase::kOfflineApproved},
    {kSale, Phase::kNotSent, Step::kOfflineApproved, Phase::kOfflineApproved},
    {kSale, Phase::kOfflineApproved, Step::kPost, Phase::kPosted},
    // Once sent, only the host's word or a reversal ends it.
    {kEveryone, Phase::kSending, Step::kHostApproved, Phase::kApproved},
    {kEveryone, Phase::kSending, Step::kHostDeclined, Phase::kDeclined},
    {kEveryone, Phase::kSending, Step::kHostSilent, Phase::kSilent},
    {kEveryone, Phase::kSending, Step::kNotSent, Phase::kNotSent},
    {kUndone, Phase::kSending, Step::kReversalOwed, Phase::kReversalOwed},
    {kEveryone, Phase::kNotSent, Step::kAboutToSend, Phase::kSending},
    {kEveryone, Phase::kNotSent, Step::kVoid, Phase::kVoided},
    // An advice is sent until it is answered, an order is asked about. That one of the messages did not leave
    // proves nothing of those before it, so that there is no way from here to a mere void.
    {kAdvice, Phase::kSending, Step::kAboutToSend, Phase::kSendingAgain},
    {kRepeated, Phase::kSilent, Step::kAboutToSend, Phase::kSendingAgain},
    {kRepeated, Phase::kSendingAgain, Step::kAboutToSend, Phase::kSendingAgain},
    {kRepeated, Phase::kSendingAgain, Step::kHostApproved, Phase::kApproved},
    {kRepeated, Phase::kSendingAgain, Step::kHostDeclined, Phase::kDeclined},
    {kRepeated, Phase::kSendingAgain, Step::kHostSilent, Phase::kSilent},
    {kRepeated, Phase::kSendingAgain, Step::kNotSent, Phase::kSilent},
    {kOrder, Phase::kSendingAgain, Step::kReversalOwed, Phase::kReversalOwed},
    // An inquiry moves nothing: it may be forgotten at any time.
    {kInquiry, Phase::kSending, Step::kVoid, Phase::kVoided},
    {kInquiry, Phase::kSilent, Step::kVoid, Phase::kVoided},
    {kInquiry, Phase::kApproved, Step::kVoid, Phase::kVoided},
    {kInquiry, Phase::kApprovedAndCompleted, Step::kVoid, Phase::kVoided},
    // The host moved the money: it is posted or reversed, never merely forgotten.
    {kEveryone, Phase::kApproved, Step::kCardCompleted, Phase::kApprovedAndCompleted},
    {kUndone, Phase::kApproved, Step::kReversalOwed, Phase::kReversalOwed},
    {kEveryone, Phase::kApproved, Step::kPost, Phase::kPosted},
    {kUndone, Phase::kApprovedAndCompleted, Step::kReversalOwed, Phase::kReversalOwed},
    {kEveryone, Phase::kApprovedAndCompleted, Step::kPost, Phase::kPosted},
    // The host moved nothing.
    {kEveryone, Phase::kDeclined, Step::kCardCompleted, Phase::kDeclinedAndCompleted},
    {kEveryone, Phase::kDeclined, Step::kVoid, Phase::kVoided},
    {kEveryone, Phase::kDeclinedAndCompleted, Step::kVoid, Phase::kVoided},
    // Nobody knows what the host did.
    {kUndone, Phase::kSilent, Step::kReversalOwed, Phase::kReversalOwed},
    {kUndone, Phase::kReversalOwed, Step::kReversalSent, Phase::kReversalSent},
    {kUndone, Phase::kReversalSent, Step::kReversalSent, Phase::kReversalSent},
    {kUndone, Phase::kReversalSent, Step::kVoid, Phase::kVoided},
};

}  // namespace

std::optional<Phase> NextPhase(PaymentKind kind, Phase phase, Step step) {
  const unsigned traits = TraitsOf(kind);
  for (const Move& move : kMoves) {
    if (move.from == phase && move.step == step && (move.who & traits) != 0) return move.to;
  }
  return std::nullopt;
}

bool IsEnded(Phase phase) {
  return phase == Phase::kPosted || phase == Phase::kVoided;
}

bool OwesReversal(PaymentKind kind, Phase phase) {
  if ((TraitsOf(kind) & kUndone) == 0) return false;
  return phase == Phase::kSending || phase == Phase::kSendingAgain || phase == Phase::kSilent ||
         phase == Phase::kReversalOwed || phase == Phase::kReversalSent;
}

bool OwesAdvice(PaymentKind kind, Phase phase) {
  if (IsEnded(phase) || (TraitsOf(kind) & kAdvice) == 0) return false;
  if (RulesOf(kind).is_message) return true;
  return phase == Phase::kSending || phase == Phase::kSendingAgain || phase == Phase::kSilent;
}

std::string_view PhaseName(Phase phase) {
  switch (phase) {
    case Phase::kIntended:
      return "intended";
    case Phase::kCardRead:
      return "card read";
    case Phase::kPinEntered:
      return "PIN entered";
    case Phase::kSending:
      return "sending";
    case Phase::kApproved:
      return "approved by the host";
    case Phase::kDeclined:
      return "declined by the host";
    case Phase::kSilent:
      return "host silent";
    case Phase::kNotSent:
      return "not sent";
    case Phase::kApprovedAndCompleted:
      return "approved and completed";
    case Phase::kDeclinedAndCompleted:
      return "declined and completed";
    case Phase::kReversalOwed:
      return "reversal owed";
    case Phase::kReversalSent:
      return "reversal sent";
    case Phase::kPosted:
      return "posted";
    case Phase::kVoided:
      return "voided";
    case Phase::kSendingAgain:
      return "sending again";
    case Phase::kOfflineApproved:
      return "approved offline";
  }
  return "unknown";
}

std::string_view StepName(Step step) {
  switch (step) {
    case Step::kNone:
      return "none";
    case Step::kCardRead:
      return "card read";
    case Step::kPinEntered:
      return "PIN entered";
    case Step::kAboutToSend:
      return "about to send";
    case Step::kHostApproved:
      return "host approved";
    case Step::kHostDeclined:
      return "host declined";
    case Step::kHostSilent:
      return "host silent";
    case Step::kNotSent:
      return "not sent";
    case Step::kCardCompleted:
      return "card completed";
    case Step::kReversalOwed:
      return "reversal owed";
    case Step::kReversalSent:
      return "reversal sent";
    case Step::kOfflineApproved:
      return "offline approved";
    case Step::kPost:
      return "post";
    case Step::kVoid:
      return "void";
  }
  return "unknown";
}

std::optional<Step> StepFromNumber(int number) {
  if (number < static_cast<int>(Step::kCardRead) || number > static_cast<int>(Step::kOfflineApproved)) {
    return std::nullopt;
  }
  return static_cast<Step>(number);
}

std::optional<Phase> PhaseFromNumber(int number) {
  if (number < static_cast<int>(Phase::kIntended) || number > static_cast<int>(Phase::kOfflineApproved))
    return std::nullopt;
  return static_cast<Phase>(number);
}

}  // namespace till::ledger
