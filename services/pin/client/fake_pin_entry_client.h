// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PIN_CLIENT_FAKE_PIN_ENTRY_CLIENT_H_
#define TILL_SERVICES_PIN_CLIENT_FAKE_PIN_ENTRY_CLIENT_H_

#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "services/pin/client/pin_entry_client.h"

namespace till::pin {

// FakePinEntryClient is a `pin` whose customer is the test: each entry takes the next queued answer; without
// one it is ENTERED with four digits and the block 0123456789ABCDEF.
class FakePinEntryClient : public PinEntryClient {
 public:
  // Queue makes a later entry end with `outcome`; digits 1 to `digits` are reported before.
  void Queue(v1::PinEntryResult::Outcome outcome, int digits = 4);
  // QueueError makes a later entry end with `error`.
  void QueueError(absl::Status error);
  // QueueUntilCancelled makes a later entry wait for Cancel of its payment.
  void QueueUntilCancelled();

  void SetStatus(v1::PinEntryStatusResponse status);

  // WaitUntilAsked returns when an entry waits for Cancel.
  void WaitUntilAsked();

  std::vector<v1::EnterOnlinePinRequest> requests() const;
  std::vector<std::string> cancelled() const;

  absl::StatusOr<v1::PinEntryResult> EnterOnlinePin(const v1::EnterOnlinePinRequest& request,
                                                    absl::FunctionRef<void(int)> on_digit_count) override;
  // The box is "typed account of " and the payment; QueueError holds for it, too.
  absl::StatusOr<v1::CardNumberResult> EnterCardNumber(
      const v1::EnterCardNumberRequest& request,
      absl::FunctionRef<void(const v1::CardNumberProgress&)> on_progress) override;
  absl::Status Cancel(const std::string& payment) override;
  absl::StatusOr<v1::PinEntryStatusResponse> Status() override;

 private:
  struct Answer {
    absl::Status error;
    v1::PinEntryResult::Outcome outcome = v1::PinEntryResult::ENTERED;
    int digits = 4;
    bool until_cancelled = false;
  };

  mutable absl::Mutex mutex_;
  std::deque<Answer> answers_ ABSL_GUARDED_BY(mutex_);
  v1::PinEntryStatusResponse status_ ABSL_GUARDED_BY(mutex_) = [] {
    v1::PinEntryStatusResponse ready;
    ready.set_pad_ready(true);
    ready.set_pin_key_ready(true);
    return ready;
  }();
  std::vector<v1::EnterOnlinePinRequest> requests_ ABSL_GUARDED_BY(mutex_);
  std::vector<std::string> cancelled_ ABSL_GUARDED_BY(mutex_);
  std::string waiting_for_cancel_of_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace till::pin

#endif  // TILL_SERVICES_PIN_CLIENT_FAKE_PIN_ENTRY_CLIENT_H_
