// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_RECOVERY_H_
#define TILL_SERVICES_PAYMENT_RECOVERY_H_

#include <functional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "services/payment/original.h"
#include "services/payment/ports.h"

namespace till::payment {

// Recovery ends payments that nobody is taking any more, and sends the messages that are owed, by the last
// journaled step alone: it does not matter whether a time-out, a dead process or the power stopped them.
//
//   last step                 | reversible, order        | advice                  | inquiry
//   intent                    | void                     | void; a message is sent | void
//   CARD_READ, PIN_ENTERED    | void                     | void                    | void
//   NOT_SENT                  | void                     | send it; a refund: void | void
//   HOST_DECLINED             | void                     | void                    | void
//   ABOUT_TO_SEND             | owe a reversal, send it  | send it again           | void
//   HOST_SILENT               | owe a reversal, send it  | send it again           | void
//   HOST_APPROVED             | owe a reversal; an order | post                    | post
//                             |   that is paid: post     |                         |
//   OFFLINE_APPROVED          | open what it owes, post  |                         |
//   CARD_COMPLETED            | open what it owes, post  |                         | open what it owes, post
//   REVERSAL_OWED, ..._SENT   | send it (again)          |                         |
//
// A reversal is sent until the host confirms it and an advice until it answers, for as long as that takes;
// the reversal of an order is its closing. Not thread-safe: one caller at a time.
class Recovery {
 public:
  struct Ports {
    BooksPort& books;
    HostPort& host;
  };

  // What one round left.
  struct Rest {
    int payments = 0;           // Still open.
    std::string payment;        // One of them; empty when there is none.
    bool must_sign_on = false;  // The host said that keys or batch are not ours.
  };

  // `is_running` says whether somebody is at work on that payment; such payments are left alone. `on_ended`
  // hears of each payment that ended, with its final record.
  Recovery(Ports ports, absl::Duration reply_timeout, std::function<bool(const std::string&)> is_running,
           std::function<void(const ledger::v1::PaymentRecord&)> on_ended);

  // ResolveAll tries each open payment once, oldest first. An error when the books cannot be read.
  absl::StatusOr<Rest> ResolveAll();

  // ReversalsOwed counts, in `records`, what only the host can undo.
  static int ReversalsOwed(const std::vector<ledger::v1::PaymentRecord>& records);
  // AdvicesOwed counts the messages that the host has not answered.
  static int AdvicesOwed(const std::vector<ledger::v1::PaymentRecord>& records);

 private:
  using Record = ledger::v1::PaymentRecord;

  absl::Status Resolve(const Record& record);
  absl::Status ResolveAdvice(const Record& record);
  absl::Status ResolveSent(const Record& record);
  absl::Status VoidInquiry(const Record& record);
  absl::Status Complete(const Record& record);
  absl::Status Void(const Record& record, ledger::v1::VoidReason reason, const std::string& note = "");
  absl::Status Post(const Record& record);
  absl::StatusOr<Record> Step(const Record& record, ledger::v1::Step step,
                              const ledger::v1::StepDetails& details = {});
  absl::Status Reverse(const Record& record);
  absl::StatusOr<uplink::v1::ExchangeRequest> UndoingMessage(const Record& record);
  absl::Status Tell(const Record& record);

  const Ports ports_;
  const absl::Duration reply_timeout_;
  const std::function<bool(const std::string&)> is_running_;
  const std::function<void(const Record&)> on_ended_;
  bool must_sign_on_ = false;
};

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_RECOVERY_H_
