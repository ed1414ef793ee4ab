// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_TESTS_SIMULATION_PIN_MODEL_H_
#define TILL_TESTS_SIMULATION_PIN_MODEL_H_

#include <functional>
#include <string>
#include <utility>

#include "services/common/status/error.h"
#include "services/payment/ports.h"
#include "tests/simulation/faults.h"
#include "tests/simulation/random.h"

namespace till::simulation {

// PinModel is `pin` and a customer's finger: right, wrong, or none at all.
class PinModel final : public payment::PinPort {
 public:
  PinModel(Random random, Faults& faults, std::function<void()> at_work)
      : random_(random), faults_(faults), at_work_(std::move(at_work)) {}

  void Calm() { calm_ = true; }

  absl::StatusOr<pin::v1::PinEntryResult> EnterOnlinePin(const pin::v1::EnterOnlinePinRequest&,
                                                         const std::function<void(int)>& on_digits) override {
    using pin::v1::PinEntryResult;
    cancelled_ = false;
    on_digits(1);
    at_work_();
    if (faults_.Strike(Fault::kPinProcessDies)) {
      return MakeError(random_.OneOf({ErrorCode::kServiceUnavailable, ErrorCode::kPinPadUnavailable}),
                       "simulated");
    }
    PinEntryResult result;
    result.set_outcome(PinEntryResult::ENTERED);
    result.set_pin_block(!calm_ && random_.Chance(50) ? "wrong PIN" : "right PIN");
    if (cancelled_ || (!calm_ && random_.Chance(30))) {
      result.clear_pin_block();
      result.set_outcome(cancelled_ ? PinEntryResult::CANCELLED
                                    : random_.OneOf({PinEntryResult::CANCELLED, PinEntryResult::TIMED_OUT,
                                                     PinEntryResult::BYPASSED}));
    }
    return result;
  }
  absl::StatusOr<pin::v1::CardNumberResult> EnterCardNumber(
      const pin::v1::EnterCardNumberRequest& request,
      const std::function<void(const pin::v1::CardNumberProgress&)>& on_progress) override {
    using pin::v1::CardNumberResult;
    cancelled_ = false;
    on_progress({});
    at_work_();
    if (faults_.Strike(Fault::kPinProcessDies)) {
      return MakeError(random_.OneOf({ErrorCode::kServiceUnavailable, ErrorCode::kPinPadUnavailable}),
                       "simulated");
    }
    CardNumberResult result;
    result.set_outcome(CardNumberResult::ENTERED);
    if (cancelled_ || (!calm_ && random_.Chance(30))) {
      result.set_outcome(cancelled_ ? CardNumberResult::CANCELLED
                                    : random_.OneOf({CardNumberResult::CANCELLED, CardNumberResult::TIMED_OUT,
                                                     CardNumberResult::PAD_FAILED}));
    }
    if (result.outcome() == CardNumberResult::ENTERED)
      result.set_sealed_account("typed for " + request.payment());
    return result;
  }
  void Cancel(const std::string&) override { cancelled_ = true; }

 private:
  Random random_;
  Faults& faults_;
  const std::function<void()> at_work_;
  bool calm_ = false;
  bool cancelled_ = false;
};

}  // namespace till::simulation

#endif  // TILL_TESTS_SIMULATION_PIN_MODEL_H_
