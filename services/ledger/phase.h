// SPDX-License-Identifier: Apache-2.0
// Which step of a payment may follow which: one pure table.

#ifndef TILL_SERVICES_LEDGER_PHASE_H_
#define TILL_SERVICES_LEDGER_PHASE_H_

#include <optional>
#include <string_view>

namespace till::ledger {

// Step is what a payment does next. The numbers up to kReversalSent are those of till.ledger.v1.Step and are
// on disk; kPost and kVoid end a payment and have journal records of their own.
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
};

// NextPhase returns where `step` leads from `phase`, or nothing when it may not follow.
std::optional<Phase> NextPhase(Phase phase, Step step);

// IsEnded says whether the payment is posted or voided, for ever.
bool IsEnded(Phase phase);

// OwesReversal says whether the host must still be told to undo the payment, as recovery sees it: also when
// the terminal stopped between sending and the answer.
bool OwesReversal(Phase phase);

// Words for messages and the command line: "card read", "reversal owed".
std::string_view PhaseName(Phase phase);
std::string_view StepName(Step step);

// The numbers of the wire and of the disk; nothing for one that is no step (kPost and kVoid are none either)
// or phase.
std::optional<Step> StepFromNumber(int number);
std::optional<Phase> PhaseFromNumber(int number);

}  // namespace till::ledger

#endif  // TILL_SERVICES_LEDGER_PHASE_H_
