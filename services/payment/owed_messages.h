// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_OWED_MESSAGES_H_
#define TILL_SERVICES_PAYMENT_OWED_MESSAGES_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "services/payment/ports.h"

namespace till::payment {

// OwedMessagesOf returns the kinds of messages that a payment owes the host besides itself: the issuer's
// scripts ran, the card or account was topped up, the card approved by itself.
std::vector<ledger::v1::PaymentKind> OwedMessagesOf(const ledger::v1::PaymentRecord& record);

// OwedMessageName returns the name of the record of such a message of `payment`.
std::string OwedMessageName(const std::string& payment, ledger::v1::PaymentKind message);

// OpenOwedMessages journals the intent of each, before the payment itself ends. Its request_id is made of the
// payment's name, so that opening one twice is opening it once: whoever comes here after a crash does it
// again.
absl::Status OpenOwedMessages(BooksPort& books, const ledger::v1::PaymentRecord& record);

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_OWED_MESSAGES_H_
