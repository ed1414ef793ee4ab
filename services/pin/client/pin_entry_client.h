// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PIN_CLIENT_PIN_ENTRY_CLIENT_H_
#define TILL_SERVICES_PIN_CLIENT_PIN_ENTRY_CLIENT_H_

#include <memory>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "till/pin/v1/pin_entry.pb.h"

namespace till::pin {

// PinEntryClient asks `pin` for an online PIN, or to have a card number typed. Caller: `payment`.
// Thread-safe.
class PinEntryClient {
 public:
  virtual ~PinEntryClient() = default;

  // EnterOnlinePin returns when the entry is over; `on_digit_count` hears how many digits there are, in this
  // thread. The call ends ten seconds after the entry's own time-out at the latest. Errors as in the .proto;
  // UNAVAILABLE when `pin` is gone.
  virtual absl::StatusOr<v1::PinEntryResult> EnterOnlinePin(const v1::EnterOnlinePinRequest& request,
                                                            absl::FunctionRef<void(int)> on_digit_count) = 0;

  // EnterCardNumber returns when the typing is over, and otherwise as EnterOnlinePin.
  virtual absl::StatusOr<v1::CardNumberResult> EnterCardNumber(
      const v1::EnterCardNumberRequest& request,
      absl::FunctionRef<void(const v1::CardNumberProgress&)> on_progress) = 0;

  // Cancel ends the entry of that payment; OK when there is none.
  virtual absl::Status Cancel(const std::string& payment) = 0;

  virtual absl::StatusOr<v1::PinEntryStatusResponse> Status() = 0;
};

// DialPinEntry returns a client of R/pin/pin-entry.sock. It connects at the first call.
std::unique_ptr<PinEntryClient> DialPinEntry(const std::string& run_directory);

}  // namespace till::pin

#endif  // TILL_SERVICES_PIN_CLIENT_PIN_ENTRY_CLIENT_H_
