// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_CARD_OUTCOME_H_
#define TILL_SERVICES_CARD_OUTCOME_H_

#include <string>

namespace till::card {

// Outcome is how a card transaction ended: what the world did, never "could not do it".
enum class Outcome {
  kApproved,             // TC after the host's approval, or an approval that asked nothing more of the card;
                         // the account was read, when nothing more was wanted
  kDeclined,             // by the host, or AAC at the first GENERATE AC
  kCardRefusedApproval,  // the host approved; the card answered AAC, failed or was gone: a reversal is owed
  kApprovedOffline,      // TC at the first GENERATE AC, or after the host could not be reached
  kCardRemoved,          // before the online request: nothing is owed
  kNotAccepted,  // no application in common, all blocked, the service is not allowed, or the card is refused
  kUnreadable,   // damaged, mute, or against the rules
  kTimedOut,
  kCancelled,
  kTryContact,  // insert the card in place of tapping or swiping it
};

// End says how and why. `reason` is for a support engineer: words and clauses, never data of the account.
struct End {
  Outcome outcome = Outcome::kUnreadable;
  std::string reason;
  bool blacklisted = false;  // with kNotAccepted: the host refuses this card
};

// VerificationMethod is how the cardholder is verified.
enum class VerificationMethod { kNone, kOnlinePin, kSignature, kDevice };

// PinOutcome is what came of the PIN entry that was asked for.
enum class PinOutcome { kEntered, kBypassed, kCancelled, kTimedOut, kPadFailed };

enum class HostDecision { kApproved, kDeclined, kUnableToGoOnline };

}  // namespace till::card

#endif  // TILL_SERVICES_CARD_OUTCOME_H_
