// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_CARD_CONTACTLESS_END_H_
#define TILL_SERVICES_CARD_CONTACTLESS_END_H_

#include <optional>

#include "services/card/kernel.h"

namespace till::card {

// CheckContactlessLimit ends a transaction above the reader's limit: the customer inserts the card (EMV Book
// A, 5.2.2).
inline std::optional<End> CheckContactlessLimit(const TransactionParameters& parameters,
                                                const ApplicationParameters& application) {
  const int64_t limit = application.contactless_limit_minor;
  // The limit is on what a tap may pay, not on whose account is read.
  if (limit == 0 || parameters.amount_minor < limit || parameters.account_only) return std::nullopt;
  return End{Outcome::kTryContact, "above the contactless limit (EMV Book A, 5.2.2)"};
}

// EndByHost is the end of a transaction whose card has left: the host's word is the last.
inline End EndByHost(HostDecision decision) {
  switch (decision) {
    case HostDecision::kApproved:
      return {Outcome::kApproved, "approved by the host"};
    case HostDecision::kDeclined:
      return {Outcome::kDeclined, "declined by the host"};
    case HostDecision::kUnableToGoOnline:
      break;
  }
  return {Outcome::kDeclined, "the host was not reached and the card has left"};
}

}  // namespace till::card

#endif  // TILL_SERVICES_CARD_CONTACTLESS_END_H_
