// SPDX-License-Identifier: Apache-2.0
// Whatever record the journal gives back becomes a payment and a receipt: an ended one is final, the amount
// is the journal's, and only a posted one is approved.
#include <cstdint>
#include <cstdlib>

#include "services/payment/projection.h"
#include "services/payment/receipt_document.h"

using till::ledger::v1::PaymentRecord;
using till::payment::v1::Payment;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  PaymentRecord record;
  if (!record.ParseFromArray(data, static_cast<int>(size))) return 0;
  const Payment payment = till::payment::PaymentFromRecord(record);
  if (payment.amount().minor_units() != record.amount().minor_units()) abort();
  if ((payment.state() == Payment::APPROVED) != (record.state() == PaymentRecord::POSTED)) abort();
  if (record.state() == PaymentRecord::VOIDED && payment.state() == Payment::UNKNOWN_REVERSING) abort();
  till::payment::ReceiptDocument(payment, &payment, {}, till::payment::v1::MERCHANT_COPY, "both");
  return 0;
}
