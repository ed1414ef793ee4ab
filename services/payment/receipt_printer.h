// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_RECEIPT_PRINTER_H_
#define TILL_SERVICES_PAYMENT_RECEIPT_PRINTER_H_

#include <string>
#include <vector>

#include "services/payment/payment_log.h"
#include "services/payment/ports.h"

namespace till::payment {

// ReceiptPrinter queues receipts and slips at `print`. The money is in the books before: what cannot be
// printed is written down in the log and can be had later.
class ReceiptPrinter {
 public:
  struct Ports {
    BooksPort& books;
    PaperPort& paper;
    ShopPort& shop;
  };

  explicit ReceiptPrinter(Ports ports) : ports_(ports) {}

  // PrintCopies prints a payment's copies, as many as the parameters want, and notes their jobs.
  void PrintCopies(PaymentLog& log);

  // PrintSlip prints a settlement's slip and returns its jobs. Printing it twice is printing it once.
  std::vector<std::string> PrintSlip(const ledger::v1::Settlement& settlement);

  // PrintAgain queues a document that a person asked for, under their request id (1 to 58 bytes), and returns
  // its job. `further` marks it as a further copy. INVALID_REQUEST; print's own errors.
  absl::StatusOr<std::string> PrintAgain(const std::string& request_id, print::v1::Document document,
                                         bool further);

  // ReprintSlip is PrintAgain of a settlement's slip.
  absl::StatusOr<std::string> ReprintSlip(const std::string& request_id,
                                          const ledger::v1::Settlement& settlement);

  // PrintTotals is PrintAgain, first copy, of sums.
  absl::StatusOr<std::string> PrintTotals(const std::string& request_id,
                                          const ledger::v1::TotalsRequest& request,
                                          const std::string& operator_id, absl::Time now);

 private:
  absl::StatusOr<print::v1::Document> SlipOf(const ledger::v1::Settlement& settlement);

  const Ports ports_;
};

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_RECEIPT_PRINTER_H_
