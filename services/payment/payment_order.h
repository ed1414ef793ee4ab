// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_PAYMENT_ORDER_H_
#define TILL_SERVICES_PAYMENT_PAYMENT_ORDER_H_

#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "till/ledger/v1/journal.pb.h"
#include "till/payment/v1/payments.pb.h"
#include "till/terminal/v1/parameters.pb.h"
#include "till/terminal/v1/profile.pb.h"

namespace till::payment {

// PaymentOrder is what a client wants, whichever call it came by.
struct PaymentOrder {
  enum class Wish {
    kTake,      // `kind` says what.
    kVoid,      // The kind, and the amount, follow from the original.
    kRefund,    // The kind follows from the original.
    kComplete,  // `kind` is COMPLETION or COMPLETION_ADVICE.
    kTip,       // The kind follows from the original; `amount` is the tip.
  };

  Wish wish = Wish::kTake;
  std::string request_id;
  ledger::v1::PaymentKind kind = ledger::v1::PAYMENT_KIND_UNSPECIFIED;
  common::v1::Amount amount;
  std::string original;  // "payments/{id}"; empty when it stands alone.
  common::v1::Amount tip;
  int instalments = 0;
  std::string telephone_authorisation;
  std::string customer_code;
  common::v1::Amount original_amount;  // Before the promotion; unset for none.
  std::string promotion;               // "promotions/{id}"; empty for none.
  std::vector<common::v1::EntryMode> entry_modes;
  int card_timeout_ms = 0;  // Of the typing, when `typed`.
  bool typed = false;       // The card's number is typed; `kind` says whether its holder is there.
  int wallet_timeout_ms = 0;
  bool print_receipts = true;
  bool first_application = false;  // Nobody is asked which application of the card.
  // Not the client's to say: whose session it is.
  std::string operator_id;
  std::string approved_by;  // Who approved it on the spot; empty when the operator needed nobody.
  std::string language = "zh";
};

// OrderOf turns a call's request into an order; nothing is checked yet.
PaymentOrder OrderOf(const v1::StartPaymentRequest& request);
PaymentOrder OrderOf(const v1::StartTypedPaymentRequest& request);
PaymentOrder OrderOf(const v1::VoidPaymentRequest& request);
PaymentOrder OrderOf(const v1::RefundPaymentRequest& request);
PaymentOrder OrderOf(const v1::CompletePreAuthorizationRequest& request);
PaymentOrder OrderOf(const v1::StartTopUpRequest& request);
PaymentOrder OrderOf(const v1::QueryBalanceRequest& request);
PaymentOrder OrderOf(const v1::VerifyCardRequest& request);
PaymentOrder OrderOf(const v1::StartQrPaymentRequest& request);
PaymentOrder OrderOf(const v1::AdjustTipRequest& request);

// DigestOf is the hash of what "the same content" of a repeated request means: what is done, not how long to
// wait for a card.
std::string DigestOf(const PaymentOrder& order);

// CompleteFrom fills in what follows from the original. ORIGINAL_UNSUITABLE when nothing of the kind can be
// done to it.
absl::Status CompleteFrom(const ledger::v1::PaymentRecord& original, PaymentOrder& order);

// CheckForm refuses an order whose fields cannot be: INVALID_REQUEST, INVALID_AMOUNT, QR_CODE_UNKNOWN. It
// needs no original.
absl::Status CheckForm(const PaymentOrder& order);

// CheckMayType refuses a typed order that the parameters do not allow: TRANSACTION_DISABLED, INVALID_AMOUNT.
// Any other order is nothing to it.
absl::Status CheckMayType(const PaymentOrder& order, const terminal::v1::TerminalParameters& parameters);

// CheckAllowed refuses what the merchant's profile and the parameters do not allow: TRANSACTION_DISABLED,
// CURRENCY_NOT_SUPPORTED, INVALID_AMOUNT, WINDOW_CLOSED, AMOUNT_EXCEEDS_ORIGINAL. `original` may be null.
// What two callers at once could both be allowed (how much is left of an original, undone or not) the books
// decide.
absl::Status CheckAllowed(const PaymentOrder& order, const terminal::v1::MerchantProfile& profile,
                          const terminal::v1::TerminalParameters& parameters,
                          const ledger::v1::PaymentRecord* original, absl::Time now);

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_PAYMENT_ORDER_H_
