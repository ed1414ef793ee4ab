// SPDX-License-Identifier: Apache-2.0
// What every command that takes a payment shares: present the card, follow the events, say how it ended.

#ifndef TILL_TOOLS_TILLCTL_TAKE_PAYMENT_H_
#define TILL_TOOLS_TILLCTL_TAKE_PAYMENT_H_

#include <functional>
#include <memory>
#include <span>
#include <string>

#include "till/payment/v1/payments.grpc.pb.h"
#include "tools/tillctl/command.h"

namespace till::tillctl {

// PaymentOptions are the options that every command that takes a payment has.
std::span<const OptionSpec> PaymentOptions();

// CardlessOptions are those of a command that never asks for a card.
std::span<const OptionSpec> CardlessOptions();

// StartCall opens the stream of one RPC.
using StartCall = std::function<std::unique_ptr<grpc::ClientReader<payment::v1::PaymentEvent>>(
    payment::v1::Payments::Stub&, grpc::ClientContext*)>;

// TakePayment signs in, calls `start` and follows the payment to its end, presenting the card that the
// arguments name. `heading` is said first. `operator_id` is who signs in on a development terminal when
// nobody else has: "01", or "00" for what a supervisor does.
// `request_id` is what an approval on the spot (--approver) would be about; empty where nobody can approve;
// `permission` is what it would give.
ExitCode TakePayment(const Environment& environment, const Arguments& arguments, const std::string& heading,
                     const std::string& operator_id, const StartCall& start,
                     const std::string& request_id = "",
                     common::v1::Permission permission = common::v1::UNDO_PAYMENTS);

// TakeTyped has the card's number typed at the PIN pad and takes a payment of `kind`: a supervisor's
// business, or a cashier's whom --approver allows. `amount` is empty for an inquiry.
ExitCode TakeTyped(const Environment& environment, const Arguments& arguments, ledger::v1::PaymentKind kind,
                   const std::string& amount);

// ApproverOptions are those of a command that a second person can approve.
std::span<const OptionSpec> ApproverOptions();

// RequestId returns --request-id, or a new one.
std::string RequestId(const Arguments& arguments);

// SetAmount reads `text` in the currency of --currency. INVALID_AMOUNT.
absl::Status SetAmount(const std::string& text, const Arguments& arguments, common::v1::Amount& amount);

}  // namespace till::tillctl

#endif  // TILL_TOOLS_TILLCTL_TAKE_PAYMENT_H_
