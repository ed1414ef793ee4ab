// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PIN_ONLINE_PIN_ENTRY_H_
#define TILL_SERVICES_PIN_ONLINE_PIN_ENTRY_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/base/thread_annotations.h"
#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "services/common/clock/clock.h"
#include "services/common/sealed_account/sealed_account.h"
#include "services/common/secret/secret_buffer.h"
#include "services/common/status/error_code.h"
#include "services/pin/key_store.h"
#include "services/pin/rate_limit.h"
#include "services/pin/shared_pad.h"

namespace till::pin {

// PinEntryRequest is one wish for an online PIN.
struct PinEntryRequest {
  std::string payment;         // 1 to 64 characters; the payment that the account was read for
  std::string sealed_account;  // SealedAccount.for_pin
  int64_t amount_minor = 0;
  std::string currency_code;
  bool bypass_allowed = false;
  absl::Duration timeout = absl::Seconds(60);  // 5 to 120 s
  std::string language;
  bool retry = false;
};

enum class PinEntryOutcome { kEntered, kBypassed, kCancelled, kTimedOut, kPadFailed };

struct PinEntryResult {
  PinEntryOutcome outcome = PinEntryOutcome::kPadFailed;
  std::string pin_block;  // 8 bytes, enciphered; empty unless kEntered
};

struct PinPadState {
  bool pad_ready = false;
  bool pin_key_ready = false;
  ErrorCode fault = ErrorCode::kUnspecified;
};

// OnlinePinEntry asks for a PIN on the pad and makes the enciphered PIN block: the only place where a PIN's
// digits are together, in one SecretBuffer that is wiped when the entry ends. One entry at a time.
// Thread-safe.
class OnlinePinEntry {
 public:
  // The parts outlive this object.
  OnlinePinEntry(SharedPad& pad, const KeyStore& keys, const SealingKeyPair& sealing_keys,
                 RateLimit rate_limit, Clock& clock);

  // Enter runs an entry to its end. `on_count` hears the number of digits after each change; it returns false
  // when nobody listens any more, and the entry is then cancelled. `abandoned` is asked a few times a second
  // with the same meaning.
  //  - INVALID_REQUEST: a field out of range. DEVICE_BUSY: an entry is under way. KEY_MISSING: no TPK.
  //  - SEALED_ACCOUNT_INVALID: not for this process, or of another payment. PIN_RATE_LIMITED: with
  //  retry_after.
  //  - PIN_PAD_UNAVAILABLE: no working pad; a pad that fails in the middle is the outcome kPadFailed.
  absl::StatusOr<PinEntryResult> Enter(const PinEntryRequest& request, absl::FunctionRef<bool(int)> on_count,
                                       absl::FunctionRef<bool()> abandoned);

  PinPadState State();

 private:
  absl::StatusOr<AccountData> OpenAccount(const PinEntryRequest& request) const;
  absl::StatusOr<PinEntryOutcome> ReadDigits(SharedPad::Turn& turn, const PinEntryRequest& request,
                                             absl::Duration deadline, absl::FunctionRef<bool(int)> on_count,
                                             absl::FunctionRef<bool()> abandoned, SecretBuffer& digits,
                                             int& count);
  absl::Status CheckRate() ABSL_LOCKS_EXCLUDED(mutex_);

  SharedPad& pad_;
  const KeyStore& keys_;
  const SealingKeyPair& sealing_keys_;
  Clock& clock_;
  absl::Mutex mutex_;
  RateLimit rate_limit_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace till::pin

#endif  // TILL_SERVICES_PIN_ONLINE_PIN_ENTRY_H_
