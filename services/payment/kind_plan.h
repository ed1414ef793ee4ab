// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_KIND_PLAN_H_
#define TILL_SERVICES_PAYMENT_KIND_PLAN_H_

#include <cstdint>
#include <optional>

#include "services/common/payment_kind/payment_kind.h"
#include "till/ledger/v1/journal.pb.h"

namespace till::payment {

// CardPart is what the card does in a payment.
enum class CardPart {
  kNone,          // No card: QR, and the messages that are owed for other payments.
  kFull,          // The whole transaction with its cryptogram; the card has its say.
  kAccountOnly,   // The account is read, nothing more; of a refund it must be the original's.
  kFromOriginal,  // The original names the card; it is read again where the original's box is gone, or must
                  // be.
};

// Typing is whether the card's number may be typed instead of the card presented.
enum class Typing {
  kNever,
  kMay,     // The cardholder is there: PIN or signature.
  kAlways,  // By mail or telephone: nobody is there, and nobody is verified.
};

// KindPlan is what the payment machine knows of a kind beside the shared table: how one is taken.
struct KindPlan {
  PaymentKind kind;
  CardPart card;
  // Tag 9C: the first two digits of field 3 (unionpay.md B3).
  uint32_t transaction_type;
  // An advice that did not leave at the first try is owed all the same, because what it tells has happened;
  // another one ends with nothing done, and the operator starts again.
  bool owed_when_not_sent;
  Typing typing = Typing::kNever;
};

// PlanOf returns the plan of a kind; a kind that the table has not (an old or damaged record) is taken for a
// sale.
const KindPlan& PlanOf(ledger::v1::PaymentKind kind);

// RulesOf returns the shared table's row; a kind that the table has not is taken for a sale, whose discipline
// loses no money.
const KindRules& RulesOf(ledger::v1::PaymentKind kind);

// VoidOf returns the kind that undoes a payment of `kind`, or nothing when it cannot be undone. A QR sale is
// undone by giving all of it back.
std::optional<ledger::v1::PaymentKind> VoidOf(ledger::v1::PaymentKind kind);

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_KIND_PLAN_H_
