// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_SERVICES_LEDGER_INTENT_H_
#define TILL_SERVICES_LEDGER_INTENT_H_

#include <cstdint>
#include <string>

namespace till::ledger {

// Intent is the wish to take a payment.
struct Intent {
  std::string payment;         // "payments/…", chosen by the caller
  std::string request_id;      // 1 to 64 characters
  std::string request_digest;  // 32 bytes: what "the same content" means
  int payment_kind = 0;        // till.ledger.v1.PaymentKind
  int64_t amount_minor = 0;    // 1 to 999,999,999,999; 0 for the kinds without an amount
  std::string currency;        // three capital letters; may be empty without an amount
  std::string operator_id;
  std::string original;   // the payment that this one is about, for the kinds that have one
  int64_t tip_minor = 0;  // part of the amount
  std::string tip_currency;
  int instalments = 0;             // 2 to 99 for an instalment sale, else 0
  std::string approved_by;         // the supervisor, when one had to
  std::string signature;           // 1 to 900 bytes for a slip upload, else empty
  int64_t undiscounted_minor = 0;  // before a promotion; 0 when there was none
  std::string undiscounted_currency;
  std::string promotion;  // "promotions/{id}"
};

}  // namespace till::ledger

#endif  // TILL_SERVICES_LEDGER_INTENT_H_
