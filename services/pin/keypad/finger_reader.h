// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PIN_KEYPAD_FINGER_READER_H_
#define TILL_SERVICES_PIN_KEYPAD_FINGER_READER_H_

#include <functional>
#include <map>

#include "absl/time/time.h"
#include "services/pin/keypad/keypad_layout.h"

namespace till::pin {

// FingerReader turns fingers on the glass into presses. Times are of a monotonic clock.
//
// Seen: a key counts when the finger that came down on it is lifted from it, or from close by; a finger that
// slides away presses nothing. Each finger is by itself: one that is held down hinders no other, and nothing
// repeats. Two fingers held still for a second change to the guide mode, and press nothing.
//
// Guide, for a customer who does not see the keys: a sliding finger presses nothing; the pad ticks when it
// crosses into another key, and twice on the 5. Two taps on one key within 700 ms press it. Two fingers swept
// down over a quarter of the screen press cancel. Two fingers held for a second lead back.
class FingerReader {
 public:
  enum class Cue { kTick, kTickOnFive, kModeChanged };

  struct Listener {
    std::function<void(PadPlace)> pressed;
    std::function<void(Cue)> cue;
    std::function<void()> change_mode;  // SetLayout follows
  };

  FingerReader(KeypadLayout layout, Listener listener);
  ~FingerReader() { Forget(); }

  void Down(int finger, double x, double y, absl::Duration now);
  void Move(int finger, double x, double y, absl::Duration now);
  void Up(int finger, absl::Duration now);

  // Tick is called about ten times a second while a finger is down.
  void Tick(absl::Duration now);

  // Forget drops all fingers and taps, and wipes where they were: at the begin and end of an entry, and when
  // the compositor cancels touches.
  void Forget();

  void SetLayout(KeypadLayout layout);

  bool any_down() const { return !fingers_.empty(); }

 private:
  struct Finger {
    double first_x, first_y, x, y;
    absl::Duration since;
    PadPlace place;      // that it came down on
    PadPlace now_over;   // guide: the key that it last slid to
    bool void_of_press;  // it was part of a gesture
    bool slid = false;
  };

  void UpSeen(const Finger& finger);
  void UpGuide(const Finger& finger, absl::Duration now);
  bool IsHeld(absl::Duration now) const;
  bool SweptDown() const;
  static void Wipe(Finger& finger);

  KeypadLayout layout_;
  Listener listener_;
  std::map<int, Finger> fingers_;
  PadPlace tapped_ = PadPlace::kNone;
  absl::Duration tapped_at_;
};

}  // namespace till::pin

#endif  // TILL_SERVICES_PIN_KEYPAD_FINGER_READER_H_
