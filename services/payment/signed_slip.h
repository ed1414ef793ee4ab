// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_SIGNED_SLIP_H_
#define TILL_SERVICES_PAYMENT_SIGNED_SLIP_H_

#include <string>

#include "absl/status/status.h"
#include "services/payment/ports.h"
#include "till/payment/v1/payments.pb.h"

namespace till::payment {

// OpenSlip journals a payment's signature with the intent of the message that brings it to the host; from
// there on it is owed like every other message. Opening the same one twice is opening it once. Errors as
// Payments.AttachSignature has them.
absl::Status OpenSlip(BooksPort& books, const std::string& payment, const v1::SignatureImage& image,
                      const std::string& operator_id);

// HasSlip says whether a payment's signature is in the books; false too while they are away.
bool HasSlip(BooksPort& books, const std::string& payment);

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_SIGNED_SLIP_H_
