// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_PROJECTION_H_
#define TILL_SERVICES_PAYMENT_PROJECTION_H_

#include "services/common/status/error_code.h"
#include "till/ledger/v1/journal.pb.h"
#include "till/payment/v1/payments.pb.h"

namespace till::payment {

// PaymentFromRecord returns the payment that the journal tells of, as a client sees it when nothing else is
// known: an open one is CREATED before its request left and UNKNOWN_REVERSING after.
v1::Payment PaymentFromRecord(const ledger::v1::PaymentRecord& record);

// MergeRecord brings what the journal knows (numbers, card, host, times) into a payment and leaves its state
// alone.
void MergeRecord(const ledger::v1::PaymentRecord& record, v1::Payment& payment);

// MergeFollowUps brings what was done to a payment after it ended: voided, refunded, completed, tipped,
// settled.
void MergeFollowUps(const ledger::v1::PaymentRecord& record, v1::Payment& payment);

// StateOfVoid returns the final state of a payment that ended with no money moved.
v1::Payment::State StateOfVoid(ledger::v1::VoidReason reason);

// FailureOfVoid returns the code that tells a client why; kUnspecified when the host's own words do.
ErrorCode FailureOfVoid(ledger::v1::VoidReason reason);

// OwesReversal says whether an open payment must be undone at the host, or may have to be, so that ending it
// takes the host's word.
bool OwesReversal(const ledger::v1::PaymentRecord& record);

// OwesAdvice says whether the host must still be told of it: an advice or a message without an answer.
bool OwesAdvice(const ledger::v1::PaymentRecord& record);

// WantsSignature says whether an approved payment is one that the cardholder signs, and whose slip the host
// takes.
bool WantsSignature(const ledger::v1::PaymentRecord& record);

// MakeFailure fills an Error with the code's action and its words in English (clients translate by code).
common::v1::Error MakeFailure(ErrorCode code, const std::string& payment);

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_PROJECTION_H_
