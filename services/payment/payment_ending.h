// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_PAYMENT_ENDING_H_
#define TILL_SERVICES_PAYMENT_PAYMENT_ENDING_H_

#include <string>

#include "absl/status/status.h"
#include "services/common/status/error_code.h"
#include "services/payment/payment_log.h"
#include "services/payment/ports.h"

namespace till::payment {

// PaymentEnding writes the steps of a running payment, and the ways in which it ends or is left to Recovery:
// each one first in the journal, then for the clients. One thread at a time.
class PaymentEnding {
 public:
  PaymentEnding(BooksPort& books, const ledger::v1::PaymentRecord& intent, PaymentLog& log)
      : books_(books), record_(intent), log_(log) {}

  const ledger::v1::PaymentRecord& record() const { return record_; }
  // left_work says whether Recovery has something to do.
  bool left_work() const { return left_work_; }

  absl::Status Journal(ledger::v1::Step step, const ledger::v1::StepDetails& details = {});
  void Show(v1::Payment::State state, v1::PaymentEvent event = {});

  // Post ends an approved payment; what it owes the host besides is journaled before.
  void Post(const ledger::v1::StepDetails& details);
  // PostOffline ends a payment that the card approved by itself.
  void PostOffline(const ledger::v1::StepDetails& details);
  // Void ends a payment with no money moved.
  void Void(ledger::v1::VoidReason reason, ErrorCode failure, ledger::v1::StepDetails details = {});
  // OweReversal leaves it to Recovery to undo the payment at the host.
  void OweReversal(ledger::v1::ReversalReason reason, ErrorCode failure,
                   ledger::v1::StepDetails details = {});
  // OweAdvice leaves it to Recovery to tell the host until it answers.
  void OweAdvice();

 private:
  bool CompleteAndOwe(const ledger::v1::StepDetails& details);
  void PostNow(const ledger::v1::StepDetails& details);
  void LeaveUnknown(const absl::Status& status);

  BooksPort& books_;
  ledger::v1::PaymentRecord record_;
  PaymentLog& log_;
  bool left_work_ = false;
  bool in_doubt_ = false;  // Whether the books hold the last step is not known.
};

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_PAYMENT_ENDING_H_
