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

 private:
  const Ports ports_;
};

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_RECEIPT_PRINTER_H_
