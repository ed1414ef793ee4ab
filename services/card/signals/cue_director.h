// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_CARD_SIGNALS_CUE_DIRECTOR_H_
#define TILL_SERVICES_CARD_SIGNALS_CUE_DIRECTOR_H_

#include <optional>

#include "services/card/signals/cue.h"
#include "services/card/transaction.h"

namespace till::card {

// CueDirector says which cue an event of one transaction begins.
//
// "Card read" comes when the card has done its part (EMV Contactless Book A: it may be taken away), not when
// its records are read: a card of kernel C-2 is still needed for its cryptogram then. Only one that was
// tapped is told of so; one in the slot stays there. How the payment ended is known here for a full
// transaction; where the account alone was wanted, the money is somebody else's to tell.
class CueDirector {
 public:
  explicit CueDirector(bool account_only) : account_only_(account_only) {}

  // Saw takes the next event; nothing when what is shown stays.
  std::optional<Cue> Saw(const Event& event);

 private:
  Cue EndOf(Outcome outcome) const;

  const bool account_only_;
  hal::CardInterface interface_ = hal::CardInterface::kContact;
};

}  // namespace till::card

#endif  // TILL_SERVICES_CARD_SIGNALS_CUE_DIRECTOR_H_
