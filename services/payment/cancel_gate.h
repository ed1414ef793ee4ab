// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_CANCEL_GATE_H_
#define TILL_SERVICES_PAYMENT_CANCEL_GATE_H_

#include <mutex>

#include "services/payment/running_payment.h"

namespace till::payment {

// CancelGate decides between people who cancel and a host that is asked: whoever passes first is right.
// Thread-safe.
class CancelGate {
 public:
  // Cancel says what cancelling does now. A message that cannot be undone is past cancelling once it may
  // leave.
  CancelAnswer Cancel(bool can_be_undone) {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (answered_ || (sent_ && !can_be_undone)) return CancelAnswer::kTooLate;
    cancelled_ = true;
    return sent_ ? CancelAnswer::kWillBeUndone : CancelAnswer::kCancelling;
  }

  // MaySend is false when somebody cancelled before anything left.
  bool MaySend() {
    const std::lock_guard<std::mutex> lock(mutex_);
    sent_ = !cancelled_;
    return sent_;
  }

  // MayUseApproval is false when somebody cancelled before the host had answered; from now on it is too late
  // to.
  bool MayUseApproval() {
    const std::lock_guard<std::mutex> lock(mutex_);
    answered_ = true;
    return !cancelled_;
  }

  bool WasCancelled() const {
    const std::lock_guard<std::mutex> lock(mutex_);
    return cancelled_;
  }

 private:
  mutable std::mutex mutex_;
  bool cancelled_ = false;
  bool sent_ = false;
  bool answered_ = false;
};

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_CANCEL_GATE_H_
