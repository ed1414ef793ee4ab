// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_RECOVERY_H_
#define TILL_SERVICES_PAYMENT_RECOVERY_H_

#include <functional>
#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "services/common/clock/clock.h"
#include "services/payment/ports.h"

namespace till::payment {

// Recovery ends payments that nobody is taking any more, by their last journaled step alone: it does not
// matter whether a time-out, a dead process or the power stopped them.
//
//   last step                      | what is known                      | what is done
//   intent, CARD_READ, PIN_ENTERED | nothing left the terminal          | void
//   NOT_SENT, HOST_DECLINED        | no money moved                     | void
//   ABOUT_TO_SEND, HOST_SILENT     | the host may have moved money      | owe a reversal, send it
//   HOST_APPROVED, CARD_COMPLETED  | it moved; nobody was told so       | owe a reversal, send it
//   REVERSAL_OWED, REVERSAL_SENT   | it must be undone                  | send it (again)
//
// A reversal is sent until the host confirms it, for as long as that takes. Not thread-safe: one caller at a
// time.
class Recovery {
 public:
  struct Ports {
    BooksPort& books;
    HostPort& host;
  };

  // `is_running` says whether a sale is at work on that payment; such payments are left alone. `on_ended`
  // hears of each payment that ended, with its final record.
  Recovery(Ports ports, absl::Duration reply_timeout, std::function<bool(const std::string&)> is_running,
           std::function<void(const ledger::v1::PaymentRecord&)> on_ended);

  // ResolveAll tries each open payment once and returns how many are still open. An error when the books
  // cannot be read.
  absl::StatusOr<int> ResolveAll();

  // ReversalsOwed counts, in `records`, what only the host can end.
  static int ReversalsOwed(const std::vector<ledger::v1::PaymentRecord>& records);

 private:
  absl::Status Resolve(ledger::v1::PaymentRecord record);
  absl::Status Void(const ledger::v1::PaymentRecord& record, ledger::v1::VoidReason reason);
  absl::StatusOr<ledger::v1::PaymentRecord> Owe(const ledger::v1::PaymentRecord& record,
                                                ledger::v1::ReversalReason reason);
  absl::Status Reverse(const ledger::v1::PaymentRecord& record);

  const Ports ports_;
  const absl::Duration reply_timeout_;
  const std::function<bool(const std::string&)> is_running_;
  const std::function<void(const ledger::v1::PaymentRecord&)> on_ended_;
};

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_RECOVERY_H_
