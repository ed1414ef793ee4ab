// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_PIN_PAD_SIM_SIM_PIN_PAD_H_
#define TILL_HAL_PIN_PAD_SIM_SIM_PIN_PAD_H_

#include <atomic>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "hal/pin_pad/pin_pad.h"
#include "hal/pin_pad/sim/pad_frame.h"
#include "services/common/clock/clock.h"
#include "services/common/lifecycle/unique_fd.h"

namespace till::hal {

// SimPinPad is the pad of the simulated counter, reached over a Unix stream socket. For development and tests
// only.
//
// Frames are `type u8, length u16 big-endian, payload`. To the pad: 'B' begin {u8 min, u8 max, u32 timeout
// ms, UTF-8 prompt}, 'C' the same for a card's number, 'N' {u8 count}, 'T' {u8 part, u8 fault, digits} as in
// typed_card.h, 'F' finish, 'S' status. From it: 'K' {u8 key}, 's' {u8 1 ready, 0
// fault}. The line is opened when it is first needed and again after a loss.
class SimPinPad : public PinPad {
 public:
  // SimPinPad speaks to the pad at `socket_path`; nothing is opened yet.
  SimPinPad(std::string socket_path, Clock& clock);

  absl::Status Begin(const PinPadPrompt& prompt) override;
  absl::StatusOr<PadKey> NextKey(absl::Duration timeout) override;
  absl::Status ShowDigitCount(int count) override;
  absl::Status ShowTypedCard(const TypedCard& typed) override;
  absl::Status Finish() override;
  absl::StatusOr<PinPadCondition> Condition() override;
  void Interrupt() override;

 private:
  absl::Status Connect();
  absl::Status Send(uint8_t type, std::string_view payload);
  // ReadFrame waits until `deadline` (of the clock's Monotonic) for a frame; NOT_FOUND when none came in
  // time, or when it is interruptible and Interrupt() was called.
  absl::StatusOr<PadFrame> ReadFrame(absl::Duration deadline, bool interruptible);
  absl::Status Lost(const std::string& why);

  const std::string socket_path_;
  Clock& clock_;
  UniqueFd line_;
  UniqueFd wake_;  // an eventfd that Interrupt() raises
  std::atomic<bool> interrupted_ = false;
  PadFrameReader reader_;
  std::deque<PadKey> pressed_;  // keys that came while a status was awaited
  bool in_entry_ = false;
  bool of_card_number_ = false;  // the entry
};

}  // namespace till::hal

#endif  // TILL_HAL_PIN_PAD_SIM_SIM_PIN_PAD_H_
