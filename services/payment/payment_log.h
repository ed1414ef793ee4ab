// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_PAYMENT_LOG_H_
#define TILL_SERVICES_PAYMENT_PAYMENT_LOG_H_

#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <vector>

#include "services/common/clock/clock.h"
#include "till/payment/v1/payments.pb.h"

namespace till::payment {

// PaymentLog is one payment as clients see it: its state now, and every event that led there. Thread-safe.
class PaymentLog {
 public:
  PaymentLog(v1::Payment start, const Clock& clock);

  // Update changes the payment and appends the event that tells of it. `event` may carry a detail; number,
  // time and payment are filled in here.
  void Update(const std::function<void(v1::Payment&)>& change, v1::PaymentEvent event = {});

  v1::Payment Now() const;

  // Next returns event `number` (from 1) as soon as there is one, or nothing when the payment is final and
  // has no such event, or when `give_up` (asked a few times a second) says so.
  std::optional<v1::PaymentEvent> Next(int64_t number, const std::function<bool()>& give_up) const;

 private:
  const Clock& clock_;
  mutable std::mutex mutex_;
  mutable std::condition_variable changed_;
  v1::Payment payment_;
  std::vector<v1::PaymentEvent> events_;
};

// IsFinal says whether a payment in that state never changes again.
bool IsFinal(v1::Payment::State state);

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_PAYMENT_LOG_H_
