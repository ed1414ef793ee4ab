// SPDX-License-Identifier: Apache-2.0
// Which step of a payment may follow which: one pure table.

#ifndef TILL_SERVICES_LEDGER_PHASE_H_
#define TILL_SERVICES_LEDGER_PHASE_H_

#include <optional>
#include <string_view>

#include "services/common/payment_kind/payment_kind.h"

namespace till::ledger {

// Step is what a payment does next. The numbers up to kOfflineApproved are those of till.ledger.v1.Step and
// are on disk; kPost and kVoid end a payment and have journal records of their own.
enum class Step : int {
  kNone = 0,
  kCardRead = 1,
  kPinEntered = 2,
  kAboutToSend = 3,
  kHostApproved = 4,
  kHostDeclined = 5,
  kHostSilent = 6,
  kNotSent = 7,
  kCardCompleted = 8,
  kReversalOwed = 9,
  kReversalSent = 10,
  kOfflineApproved = 11,
  kPost = 100,
  kVoid = 101,
};

// Phase is where a payment stands: its last step, and for kCardCompleted also what the host had said. On
// disk.
enum class Phase : int {
  kIntended = 1,  // nothing has happened in the world
  kCardRead = 2,
  kPinEntered = 3,
  kSending = 4,   // the host may or may not know; a crash owes a reversal
  kApproved = 5,  // the host moved the money
  kDeclined = 6,  // the host moved nothing
  kSilent = 7,    // the host's word never came
  kNotSent = 8,   // the host cannot know
  kApprovedAndCompleted = 9,
  kDeclinedAndCompleted = 10,
  kReversalOwed = 11,
  kReversalSent = 12,
  kPosted = 13,
  kVoided = 14,
  // An advice or a query left once more: whatever the line proves of this time, an earlier one may be known.
  kSendingAgain = 15,
  kOfflineApproved = 16,  // the card moved the money; the host is told by a message of its own
};

// NextPhase returns where `step` leads a payment of `kind` from `phase`, or nothing when it may not follow.
// What an unanswered request means is the kind's discipline: a reversal, the same again, or nothing.
std::optional<Phase> NextPhase(PaymentKind kind, Phase phase, Step step);

// IsEnded says whether the payment is posted or voided, for ever.
bool IsEnded(Phase phase);

// OwesReversal says whether the host must still be told to undo a payment of `kind`, as recovery sees it:
// also when the terminal stopped between sending and the answer.
bool OwesReversal(PaymentKind kind, Phase phase);

// OwesAdvice says whether a message of `kind` must still reach the host: an advice that was not answered, or
// a message for another payment that has not ended.
bool OwesAdvice(PaymentKind kind, Phase phase);

// Words for messages and the command line: "card read", "reversal owed".
std::string_view PhaseName(Phase phase);
std::string_view StepName(Step step);

// The numbers of the wire and of the disk; nothing for one that is no step (kPost and kVoid are none either)
// or phase.
std::optional<Step> StepFromNumber(int number);
std::optional<Phase> PhaseFromNumber(int number);

}  // namespace till::ledger

#endif  // TILL_SERVICES_LEDGER_PHASE_H_
