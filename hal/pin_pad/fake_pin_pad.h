// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_PIN_PAD_FAKE_PIN_PAD_H_
#define TILL_HAL_PIN_PAD_FAKE_PIN_PAD_H_

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "hal/pin_pad/pin_pad.h"
#include "services/common/clock/clock.h"

namespace till::hal {

// FakePinPad is a pad whose customer is the test: keys are queued, and silence lets the injected clock run.
class FakePinPad : public PinPad {
 public:
  explicit FakePinPad(Clock& clock) : clock_(clock) {}

  // TypeAtNextEntry queues keys that are pressed as soon as the next entry begins: '0'–'9', 'E' enter, 'C'
  // cancel, 'D' delete,
  // '.' one second of hesitation, '!' the pad is unplugged.
  void TypeAtNextEntry(std::string_view keys);

  // PressNow presses keys at once: thrown away outside an entry, as a real pad's are.
  void PressNow(std::string_view keys);

  // HoldSilence makes NextKey without keys block until Interrupt or PressNow (unless its timeout is zero)
  // instead of letting the clock run.
  void HoldSilence(bool hold);

  void SetCondition(absl::StatusOr<PinPadCondition> condition);

  // FailNextBegin makes the next Begin answer `status`.
  void FailNextBegin(absl::Status status);

  // WaitUntilAsked returns when an entry is waiting for a key.
  void WaitUntilAsked();

  std::vector<int> counts_shown() const;
  // typed_shown is what was shown of card numbers: "n0 6228", part, fault and digits.
  std::vector<std::string> typed_shown() const;
  std::vector<PinPadPrompt> prompts() const;
  bool in_entry() const;

  absl::Status Begin(const PinPadPrompt& prompt) override;
  absl::StatusOr<PadKey> NextKey(absl::Duration timeout) override;
  absl::Status ShowDigitCount(int count) override;
  absl::Status ShowTypedCard(const TypedCard& typed) override;
  absl::Status Finish() override;
  absl::StatusOr<PinPadCondition> Condition() override;
  void Interrupt() override;

 private:
  Clock& clock_;
  mutable absl::Mutex mutex_;
  std::deque<std::string> scripts_ ABSL_GUARDED_BY(mutex_);
  std::string keys_ ABSL_GUARDED_BY(mutex_);
  std::vector<int> counts_ ABSL_GUARDED_BY(mutex_);
  std::vector<std::string> typed_ ABSL_GUARDED_BY(mutex_);
  std::vector<PinPadPrompt> prompts_ ABSL_GUARDED_BY(mutex_);
  absl::StatusOr<PinPadCondition> condition_ ABSL_GUARDED_BY(mutex_) = PinPadCondition::kReady;
  absl::Status next_begin_ ABSL_GUARDED_BY(mutex_);
  bool in_entry_ ABSL_GUARDED_BY(mutex_) = false;
  bool waiting_ ABSL_GUARDED_BY(mutex_) = false;
  bool interrupted_ ABSL_GUARDED_BY(mutex_) = false;
  bool hold_silence_ ABSL_GUARDED_BY(mutex_) = false;
};

}  // namespace till::hal

#endif  // TILL_HAL_PIN_PAD_FAKE_PIN_PAD_H_
