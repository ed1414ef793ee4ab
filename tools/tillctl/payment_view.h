// SPDX-License-Identifier: Apache-2.0
// A payment as tillctl shows it: one JSON object with stable keys, or words.

#ifndef TILL_TOOLS_TILLCTL_PAYMENT_VIEW_H_
#define TILL_TOOLS_TILLCTL_PAYMENT_VIEW_H_

#include <string>
#include <string_view>

#include "till/payment/v1/payments.pb.h"
#include "tools/tillctl/command.h"

namespace till::tillctl {

// IsFinal says whether the payment will not change any more.
bool IsFinal(payment::v1::Payment::State state);

// PaymentJson returns the object of --json. Its keys never change or go; new ones may come:
// payment_id, request_id, state, approved, response_code, response_text, masked_pan, scheme, entry_mode, aid,
// application_label, tvr, tsi, arqc, tc, auth_code, rrn, trace, batch, operator, business_date, amount_minor,
// currency, kind, original, tip_minor, tips_added_minor, refunded_minor, instalments, balance_minor (null
// when there is none), points (null when there are none), undone_by, completed_by, offline, settled, shift,
// wallet, qr_payload, error ({code, action, message} or null).
std::string PaymentJson(const payment::v1::Payment& payment, std::string_view language);

// PaymentSentence returns the outcome in one line: "Approved: 12.34 CNY, UNIONPAY 622848******0018,
// authorisation 123456."
std::string PaymentSentence(const payment::v1::Payment& payment, std::string_view language);

// ProgressWords returns what is happening now: "Present the card." Empty for nothing worth a line.
std::string ProgressWords(const payment::v1::PaymentEvent& event, std::string_view language);

// StateWords returns the state in one or two words.
std::string_view StateWords(payment::v1::Payment::State state, std::string_view language);

// ExitCodeOf returns what the command exits with when it ends with this payment.
ExitCode ExitCodeOf(const payment::v1::Payment& payment);

// KindWords returns what kind of transaction it is: "sale", "消费".
std::string_view KindWords(ledger::v1::PaymentKind kind, std::string_view language);

// Heading returns what is about to happen: "Sale of 12.34 CNY".
std::string Heading(ledger::v1::PaymentKind kind, const common::v1::Amount& amount,
                    std::string_view language);

// PaymentName returns "payments/ID" for an ID with or without its collection.
std::string PaymentName(std::string_view id);

}  // namespace till::tillctl

#endif  // TILL_TOOLS_TILLCTL_PAYMENT_VIEW_H_
