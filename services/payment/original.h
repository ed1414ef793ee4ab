// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_ORIGINAL_H_
#define TILL_SERVICES_PAYMENT_ORIGINAL_H_

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "services/payment/ports.h"

namespace till::payment {

// Account is the box that names the card of a payment, and the payment whose card was read for it.
struct Account {
  std::string box;      // Empty when the books keep it no longer: its batch is closed.
  std::string payment;  // The box is bound to it.
};

// Context is what a message about a payment says beside the payment's own record.
struct Context {
  std::optional<ledger::v1::PaymentRecord> original;
  // How the host knows the original (fields 61, 37, 38): by the original's own message, or by the upload of
  // what the card approved by itself, which is all that the host ever heard of it. Where there is an
  // original.
  uplink::v1::OriginalTransaction original_at_host;
  Account account;
  bool typed = false;  // That card's number was typed: it cannot be asked for in another way.
};

// FindContext reads from the books what `record` is about and which card it uses: its own where one was read,
// else that of its original, or of the original's.
absl::StatusOr<Context> FindContext(BooksPort& books, const ledger::v1::PaymentRecord& record);

// MovedAmount returns what a payment moved: the approved part of a partial approval, else all of it.
common::v1::Amount MovedAmount(const ledger::v1::PaymentRecord& record);

// SameCard compares by the terminal's own token, which one card has for ever and no two cards share.
bool SameCard(const common::v1::CardSummary& one, const common::v1::CardSummary& other);

// HasStep says whether the payment ever took that step.
bool HasStep(const ledger::v1::PaymentRecord& record, ledger::v1::Step step);

// IdOf returns what follows "payments/".
std::string IdOf(const std::string& payment);

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_ORIGINAL_H_
