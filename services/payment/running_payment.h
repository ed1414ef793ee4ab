// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_RUNNING_PAYMENT_H_
#define TILL_SERVICES_PAYMENT_RUNNING_PAYMENT_H_

#include "absl/status/status.h"

namespace till::payment {

enum class CancelAnswer {
  kCancelling,    // It ends as soon as the running step allows; no money moves.
  kWillBeUndone,  // The host is being asked: an approval will be undone.
  kTooLate,       // The host has answered, or is being told and not asked.
};

// RunningPayment takes one payment from its journaled intent to its end, or to where Recovery goes on.
//
// Run is called once and starts no thread; Cancel and ChooseApplication may come from any other.
class RunningPayment {
 public:
  virtual ~RunningPayment() = default;

  // Run returns when the payment is final, or is left to Recovery: UNKNOWN_REVERSING, ADVICE_OWED.
  virtual void Run() = 0;

  virtual CancelAnswer Cancel() = 0;

  // ChooseApplication answers the question which application; ILLEGAL_STEP when it is not asked.
  virtual absl::Status ChooseApplication(int index) = 0;

  // LeftWork says, after Run, whether Recovery has something to do: this payment, or a message that it owes.
  virtual bool LeftWork() const = 0;
};

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_RUNNING_PAYMENT_H_
