// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_PORTS_PIN_PAD_H_
#define TILL_SERVICES_PAYMENT_PORTS_PIN_PAD_H_

#include <functional>
#include <string>

#include "services/payment/ports.h"
#include "services/pin/client/pin_entry_client.h"

namespace till::payment {

// PinPad asks for a PIN, or a typed card, through `pin`.
class PinPad final : public PinPort {
 public:
  explicit PinPad(pin::PinEntryClient& entry) : entry_(entry) {}

  absl::StatusOr<pin::v1::PinEntryResult> EnterOnlinePin(const pin::v1::EnterOnlinePinRequest& request,
                                                         const std::function<void(int)>& on_digits) override {
    return entry_.EnterOnlinePin(request, on_digits);
  }
  absl::StatusOr<pin::v1::CardNumberResult> EnterCardNumber(
      const pin::v1::EnterCardNumberRequest& request,
      const std::function<void(const pin::v1::CardNumberProgress&)>& on_progress) override {
    return entry_.EnterCardNumber(request, on_progress);
  }
  // A PIN pad that cannot be told ends its entry by its own time-out.
  void Cancel(const std::string& payment) override { (void)entry_.Cancel(payment); }

 private:
  pin::PinEntryClient& entry_;
};

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_PORTS_PIN_PAD_H_
