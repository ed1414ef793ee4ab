// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_PIN_PAD_TOUCH_TOUCH_PIN_PAD_H_
#define TILL_HAL_PIN_PAD_TOUCH_TOUCH_PIN_PAD_H_

#include <sys/types.h>

#include <atomic>
#include <cstdint>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "hal/pin_pad/pin_pad.h"
#include "hal/pin_pad/touch/pad_message.h"
#include "services/common/clock/clock.h"
#include "services/common/lifecycle/unique_fd.h"

namespace till::hal {

// TouchPinPad is the keypad drawn on the touch panel: a program of pin's own user (services/pin/keypad),
// reached over a SOCK_SEQPACKET socket that it listens on. Digits come over this socket and no other way. A
// program of another user at the socket is refused; one that stops answering in the middle of an entry is
// given up after two seconds.
class TouchPinPad : public PinPad {
 public:
  // `keypad_user` is who must be at the other end: the caller's own user. Nothing is opened yet.
  TouchPinPad(std::string socket_path, uid_t keypad_user, Clock& clock);

  absl::Status Begin(const PinPadPrompt& prompt) override;
  absl::StatusOr<PadKey> NextKey(absl::Duration timeout) override;
  absl::Status ShowDigitCount(int count) override;
  absl::Status ShowTypedCard(const TypedCard& typed) override;
  absl::Status Finish() override;
  absl::StatusOr<PinPadCondition> Condition() override;
  void Interrupt() override;

 private:
  absl::Status Connect();
  absl::Status Send(const PadMessage& message);
  // Receive waits until `deadline` (of the clock's Monotonic) for a message; NOT_FOUND when none came in
  // time, or when it is interruptible and Interrupt() was called.
  absl::StatusOr<PadMessage> Receive(absl::Duration deadline, bool interruptible);
  // Ask sends a message and waits for the first answer of one of two types that is of the present entry;
  // others are thrown away.
  absl::StatusOr<PadMessage> Ask(const PadMessage& message, PadMessage::Type answer,
                                 PadMessage::Type or_answer);
  // AskForLife is called between keys; UNAVAILABLE when the last question was not answered in time.
  absl::Status AskForLife();
  absl::Status Lost(const std::string& why);

  const std::string socket_path_;
  const uid_t keypad_user_;
  Clock& clock_;
  UniqueFd line_;
  UniqueFd wake_;  // an eventfd that Interrupt() raises
  std::atomic<bool> interrupted_ = false;
  uint32_t entry_ = 0;
  bool in_entry_ = false;
  bool of_card_number_ = false;  // the entry
  absl::Duration heard_at_;
  bool asked_ = false;  // for life, at asked_at_
  absl::Duration asked_at_;
};

}  // namespace till::hal

#endif  // TILL_HAL_PIN_PAD_TOUCH_TOUCH_PIN_PAD_H_
