// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_RECEIPT_DOCUMENT_H_
#define TILL_SERVICES_PAYMENT_RECEIPT_DOCUMENT_H_

#include <string>

#include "till/payment/v1/payments.pb.h"
#include "till/print/v1/preview.pb.h"
#include "till/terminal/v1/profile.pb.h"

namespace till::payment {

// ReceiptDocument returns one copy of a payment's receipt as the fields of print's "receipt" template.
// `original` is the payment that this one is about; null when it stands alone. `language` is "zh", "en" or
// "both"; empty means the merchant's own choice. What an account holds is on the customer's copy alone.
print::v1::Document ReceiptDocument(const v1::Payment& payment, const v1::Payment* original,
                                    const terminal::v1::MerchantProfile& profile, v1::ReceiptCopy copy,
                                    const std::string& language);

// FormatAmount writes an amount as people read it: "CNY 1,234.50" without float arithmetic.
std::string FormatAmount(const common::v1::Amount& amount);

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_RECEIPT_DOCUMENT_H_
