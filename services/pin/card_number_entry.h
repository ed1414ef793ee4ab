// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PIN_CARD_NUMBER_ENTRY_H_
#define TILL_SERVICES_PIN_CARD_NUMBER_ENTRY_H_

#include <cstdint>
#include <functional>
#include <string>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "hal/pin_pad/typed_card.h"
#include "services/common/clock/clock.h"
#include "services/common/sealed_account/sealed_account.h"
#include "services/pin/shared_pad.h"
#include "services/pin/typed_digits.h"

namespace till::pin {

// CardNumberRequest is one wish to have a card's number typed.
struct CardNumberRequest {
  std::string payment;                          // 1 to 64 characters
  int64_t amount_minor = 0;                     // shown; 0 for an inquiry, which has none
  std::string currency_code;                    // of the amount; empty without one
  absl::Duration timeout = absl::Seconds(120);  // 5 to 300 s
  std::string language;
};

enum class CardNumberOutcome { kEntered, kCancelled, kTimedOut, kPadFailed };

struct CardNumberResult {
  CardNumberOutcome outcome = CardNumberOutcome::kPadFailed;
  std::string sealed_account;  // for `card` alone, and by this process; empty unless kEntered
};

// CardNumberProgress is how far the typing is: never which digits.
struct CardNumberProgress {
  hal::TypedCard::Part part = hal::TypedCard::Part::kNumber;
  int digits = 0;
};

// CardNumberEntry has a card's number and expiry date typed on the pad, says what is wrong with them there
// and then, and seals them for `card`. The digits are in locked memory that is wiped when the entry ends.
// Thread-safe.
class CardNumberEntry {
 public:
  // `key_of_card` returns the public key of the `card` that runs now; UNAVAILABLE while it has published
  // none. The other parts outlive this object.
  CardNumberEntry(SharedPad& pad, const SealingKeyPair& sealing_keys,
                  std::function<absl::StatusOr<std::string>()> key_of_card, Clock& clock);

  // Enter runs an entry to its end. `on_progress` returns false when nobody listens any more, `abandoned` is
  // asked a few times a second with the same meaning: the entry is then cancelled.
  //  - INVALID_REQUEST: a field out of range. DEVICE_BUSY: an entry is under way.
  //  - SERVICE_UNAVAILABLE: `card` has no sealing key yet.
  //  - PIN_PAD_UNAVAILABLE: no working pad; a pad that fails in the middle is the outcome kPadFailed.
  absl::StatusOr<CardNumberResult> Enter(const CardNumberRequest& request,
                                         absl::FunctionRef<bool(const CardNumberProgress&)> on_progress,
                                         absl::FunctionRef<bool()> abandoned);

 private:
  absl::StatusOr<CardNumberOutcome> ReadDigits(SharedPad::Turn& turn, absl::Duration deadline,
                                               absl::FunctionRef<bool(const CardNumberProgress&)> on_progress,
                                               absl::FunctionRef<bool()> abandoned, TypedDigits& typed);

  SharedPad& pad_;
  const SealingKeyPair& sealing_keys_;
  const std::function<absl::StatusOr<std::string>()> key_of_card_;
  Clock& clock_;
};

}  // namespace till::pin

#endif  // TILL_SERVICES_PIN_CARD_NUMBER_ENTRY_H_
