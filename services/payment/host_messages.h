// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_HOST_MESSAGES_H_
#define TILL_SERVICES_PAYMENT_HOST_MESSAGES_H_

#include <string>

#include "absl/time/time.h"
#include "services/payment/original.h"
#include "till/uplink/v1/acquirer.pb.h"

namespace till::payment {

// What the host is sent, made of what the journal holds, so that the message that recovery sends is the one
// that the payment sent, or would have.

// RequestOf returns the payment's own message. A PIN block and the field 55 of a card that is present are the
// caller's to add; a message that is owed carries the field 55 that the journal keeps.
uplink::v1::ExchangeRequest RequestOf(const ledger::v1::PaymentRecord& record, const Context& context,
                                      absl::Duration reply_timeout);

// ReversalOf returns the 0400 that undoes the payment.
uplink::v1::ExchangeRequest ReversalOf(const ledger::v1::PaymentRecord& record, const Context& context,
                                       absl::Duration reply_timeout);

// OrderMessageOf returns a message about a QR payment's order. `trace_number` is that of the message:
// questions about one order have each its own, else the host would take the second for a copy of the first.
uplink::v1::ExchangeRequest OrderMessageOf(const ledger::v1::PaymentRecord& record,
                                           uplink::v1::QrMessage::Action action, int trace_number,
                                           absl::Duration reply_timeout);

// OrderNumberOf returns the number of a QR payment's order: the payment's own id, 1 to 32 of A-Z 0-9.
std::string OrderNumberOf(const std::string& payment);

// Answer is what the host said, as a payment must take it.
enum class HostWord {
  kNotAsked,
  kApproved,
  kDeclined,
  kNotSent,  // Proved: nothing left the machine.
  kUnknown,  // It may have arrived, and no authentic answer came.
};

// WordOf reads the outcome of an exchange; an error of `uplink` that does not prove that nothing was sent is
// kUnknown.
HostWord WordOf(const absl::StatusOr<uplink::v1::ExchangeResponse>& reply);

// WordOfAdvice is WordOf for a message that is told and not asked: an answer that only says "later" is none,
// and a host that has seen its trace number before has been told.
HostWord WordOfAdvice(const absl::StatusOr<uplink::v1::ExchangeResponse>& reply);

// AsksForSignOn says whether field 39 means that the host's keys or batch are not ours.
bool AsksForSignOn(const std::string& code);

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_HOST_MESSAGES_H_
