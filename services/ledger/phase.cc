// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/phase.h"

namespace till::ledger {
namespace {

struct Move {
  Phase from;
  Step step;
  Phase to;
};

constexpr Move kMoves[] = {
    // Before anything is sent a payment may end at any time.
    {Phase::kIntended, Step::kCardRead, Phase::kCardRead},
    {Phase::kIntended, Step::kVoid, Phase::kVoided},
    {Phase::kCardRead, Step::kCardRead,
     Phase::kCardRead},  // another card, or the same one inserted after a tap
    {Phase::kCardRead, Step::kPinEntered, Phase::kPinEntered},
    {Phase::kCardRead, Step::kAboutToSend, Phase::kSending},
    {Phase::kCardRead, Step::kVoid, Phase::kVoided},
    {Phase::kPinEntered, Step::kPinEntered, Phase::kPinEntered},
    {Phase::kPinEntered, Step::kAboutToSend, Phase::kSending},
    {Phase::kPinEntered, Step::kVoid, Phase::kVoided},
    // Once sent, only the host's word or a reversal ends it.
    {Phase::kSending, Step::kHostApproved, Phase::kApproved},
    {Phase::kSending, Step::kHostDeclined, Phase::kDeclined},
    {Phase::kSending, Step::kHostSilent, Phase::kSilent},
    {Phase::kSending, Step::kNotSent, Phase::kNotSent},
    {Phase::kSending, Step::kReversalOwed, Phase::kReversalOwed},
    {Phase::kNotSent, Step::kAboutToSend, Phase::kSending},
    {Phase::kNotSent, Step::kVoid, Phase::kVoided},
    // The host moved the money: it is posted or reversed, never merely forgotten.
    {Phase::kApproved, Step::kCardCompleted, Phase::kApprovedAndCompleted},
    {Phase::kApproved, Step::kReversalOwed, Phase::kReversalOwed},
    {Phase::kApproved, Step::kPost, Phase::kPosted},
    {Phase::kApprovedAndCompleted, Step::kReversalOwed, Phase::kReversalOwed},
    {Phase::kApprovedAndCompleted, Step::kPost, Phase::kPosted},
    // The host moved nothing.
    {Phase::kDeclined, Step::kCardCompleted, Phase::kDeclinedAndCompleted},
    {Phase::kDeclined, Step::kVoid, Phase::kVoided},
    {Phase::kDeclinedAndCompleted, Step::kVoid, Phase::kVoided},
    // Nobody knows what the host did.
    {Phase::kSilent, Step::kReversalOwed, Phase::kReversalOwed},
    {Phase::kReversalOwed, Step::kReversalSent, Phase::kReversalSent},
    {Phase::kReversalSent, Step::kReversalSent, Phase::kReversalSent},
    {Phase::kReversalSent, Step::kVoid, Phase::kVoided},
};

}  // namespace

std::optional<Phase> NextPhase(Phase phase, Step step) {
  for (const Move& move : kMoves) {
    if (move.from == phase && move.step == step) return move.to;
  }
  return std::nullopt;
}

bool IsEnded(Phase phase) {
  return phase == Phase::kPosted || phase == Phase::kVoided;
}

bool OwesReversal(Phase phase) {
  return phase == Phase::kSending || phase == Phase::kSilent || phase == Phase::kReversalOwed ||
         phase == Phase::kReversalSent;
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
    case Step::kPost:
      return "post";
    case Step::kVoid:
      return "void";
  }
  return "unknown";
}

std::optional<Step> StepFromNumber(int number) {
  if (number < static_cast<int>(Step::kCardRead) || number > static_cast<int>(Step::kReversalSent)) {
    return std::nullopt;
  }
  return static_cast<Step>(number);
}

std::optional<Phase> PhaseFromNumber(int number) {
  if (number < static_cast<int>(Phase::kIntended) || number > static_cast<int>(Phase::kVoided))
    return std::nullopt;
  return static_cast<Phase>(number);
}

}  // namespace till::ledger
