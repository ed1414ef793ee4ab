// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PIN_KEYPAD_KEYPAD_H_
#define TILL_SERVICES_PIN_KEYPAD_KEYPAD_H_

#include <cstdint>
#include <memory>
#include <optional>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "hal/pin_pad/touch/pad_message.h"
#include "services/common/clock/clock.h"
#include "services/pin/keypad/beeper.h"
#include "services/pin/keypad/finger_reader.h"
#include "services/pin/keypad/pad_line.h"
#include "services/pin/keypad/pad_window.h"
#include "services/pin/keypad/painter.h"
#include "services/pin/keypad/scene.h"

namespace till::pin {

// KeypadOptions is what a merchant may choose.
struct KeypadOptions {
  bool scrambled = false;  // another order of digits at each entry
  bool keyboard_keys =
      false;  // the digits of a keyboard count too; not in a shop, whose keyboards anybody can read
};

// Keypad is the whole of it: shows one entry at a time at `pin`'s word, and gives each press to `pin` and to
// nobody else. Single-threaded; Run is its loop.
class Keypad {
 public:
  Keypad(PadLine line, Beeper beeper, KeypadOptions options, Clock& clock);

  // Open connects to the compositor.
  absl::Status Open();

  // Run returns only when the compositor is gone: a new process then begins anew.
  absl::Status Run();

 private:
  void Handle(const hal::PadMessage& message);
  void Begin(const hal::PadMessage& message);
  void End();
  void ShowTyped(const hal::PadMessage& message);
  void Draw();
  void Press(PadPlace place);
  void TypeKey(uint32_t key);
  void ChangeMode();
  void Sized(int width, int height);
  void Wait(absl::Status& failure);
  absl::Duration NextWakeUp(absl::Duration now);

  PadLine line_;
  Beeper beeper_;
  const KeypadOptions options_;
  Clock& clock_;
  std::unique_ptr<PadWindow> window_;
  std::unique_ptr<Painter> painter_;
  std::optional<FingerReader> fingers_;
  std::optional<Scene> scene_;  // of the entry under way
  uint32_t entry_ = 0;
  absl::Duration give_up_at_ = absl::InfiniteDuration();
};

}  // namespace till::pin

#endif  // TILL_SERVICES_PIN_KEYPAD_KEYPAD_H_
