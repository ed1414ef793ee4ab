// SPDX-License-Identifier: Apache-2.0
#include "services/pin/keypad/finger_reader.h"

#include <string.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace till::pin {
namespace {

using Mode = KeypadLayout::Mode;

constexpr absl::Duration kHold = absl::Seconds(1);
constexpr absl::Duration kTap = absl::Milliseconds(400);
constexpr absl::Duration kSecondTap = absl::Milliseconds(700);

}  // namespace

FingerReader::FingerReader(KeypadLayout layout, Listener listener)
    : layout_(layout), listener_(std::move(listener)) {}

void FingerReader::SetLayout(KeypadLayout layout) {
  Forget();
  layout_ = layout;
}

void FingerReader::Wipe(Finger& finger) {
  explicit_bzero(&finger, sizeof(finger));
}

void FingerReader::Forget() {
  for (auto& [id, finger] : fingers_) Wipe(finger);
  fingers_.clear();
  tapped_ = PadPlace::kNone;
}

void FingerReader::Down(int finger, double x, double y, absl::Duration now) {
  const PadPlace place = layout_.PlaceAt(x, y);
  fingers_[finger] = {x, y, x, y, now, place, place, /*void_of_press=*/false};
  // In the guide mode a second finger begins a gesture.
  if (layout_.mode() == Mode::kGuide && fingers_.size() > 1) {
    for (auto& [id, each] : fingers_) each.void_of_press = true;
  }
}

void FingerReader::Move(int id, double x, double y, absl::Duration) {
  const auto found = fingers_.find(id);
  // One that was down before the keypad was shown is not the keypad's.
  if (found == fingers_.end()) return;
  Finger& finger = found->second;
  finger.x = x;
  finger.y = y;
  const double slack = std::min(layout_.width(), layout_.height()) / 24.0;
  if (std::hypot(x - finger.first_x, y - finger.first_y) > slack) finger.slid = true;
  if (layout_.mode() != Mode::kGuide) return;
  if (SweptDown()) {
    Forget();
    listener_.pressed(PadPlace::kCancel);
    return;
  }
  const PadPlace over = layout_.PlaceAt(x, y);
  if (over == finger.now_over || finger.void_of_press) return;
  finger.now_over = over;
  if (over != PadPlace::kNone) listener_.cue(over == PadPlace::kDigit5 ? Cue::kTickOnFive : Cue::kTick);
}

void FingerReader::Up(int id, absl::Duration now) {
  const auto found = fingers_.find(id);
  if (found == fingers_.end()) return;
  Finger finger = found->second;
  Wipe(found->second);
  fingers_.erase(found);
  if (!finger.void_of_press) {
    if (layout_.mode() == Mode::kGuide) {
      UpGuide(finger, now);
    } else {
      UpSeen(finger);
    }
  }
  Wipe(finger);
}

void FingerReader::UpSeen(const Finger& finger) {
  if (finger.place == PadPlace::kNone) return;
  const Rect& key = layout_.KeyOf(finger.place);
  // A press by a stiff or trembling hand ends a little beside the key.
  if (key.Grown(std::min(key.width, key.height) / 4).Contains(finger.x, finger.y))
    listener_.pressed(finger.place);
}

void FingerReader::UpGuide(const Finger& finger, absl::Duration now) {
  if (finger.slid || now - finger.since > kTap || finger.place == PadPlace::kNone) {
    tapped_ = PadPlace::kNone;
    return;
  }
  if (tapped_ == finger.place && now - tapped_at_ <= kSecondTap) {
    tapped_ = PadPlace::kNone;
    listener_.pressed(finger.place);
    return;
  }
  tapped_ = finger.place;
  tapped_at_ = now;
  listener_.cue(finger.place == PadPlace::kDigit5 ? Cue::kTickOnFive : Cue::kTick);
}

bool FingerReader::SweptDown() const {
  if (fingers_.size() != 2) return false;
  return std::all_of(fingers_.begin(), fingers_.end(), [this](const auto& each) {
    return each.second.y - each.second.first_y > layout_.height() / 4.0;
  });
}

bool FingerReader::IsHeld(absl::Duration now) const {
  if (fingers_.size() != 2) return false;
  return std::all_of(fingers_.begin(), fingers_.end(), [now](const auto& each) {
    return !each.second.slid && now - each.second.since >= kHold;
  });
}

void FingerReader::Tick(absl::Duration now) {
  if (!IsHeld(now)) return;
  Forget();
  listener_.cue(Cue::kModeChanged);
  listener_.change_mode();
}

}  // namespace till::pin
