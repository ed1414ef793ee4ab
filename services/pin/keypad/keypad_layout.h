// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PIN_KEYPAD_KEYPAD_LAYOUT_H_
#define TILL_SERVICES_PIN_KEYPAD_KEYPAD_LAYOUT_H_

#include <array>
#include <cstddef>
#include <vector>

#include "services/pin/keypad/pad_place.h"

namespace till::pin {

// KeypadLayout says where everything is in a window of a given size, upright or lying.
class KeypadLayout {
 public:
  static constexpr int kPlaces = 13;

  enum class Mode {
    kSeen,   // words and dots above (or beside), keys below
    kGuide,  // for fingers that read: the whole window is a grid of 3 × 4 keys, as the raised guides lie on
             // it
  };

  KeypadLayout(int width, int height, Mode mode);

  Mode mode() const { return mode_; }
  int width() const { return width_; }
  int height() const { return height_; }

  // KeyOf is where a key is; empty for a place that this mode does not have (kCancel in kGuide: it is a
  // gesture there).
  const Rect& KeyOf(PadPlace place) const { return keys_[static_cast<size_t>(place)]; }

  // PlaceAt is the key at a point, kNone beside the keys.
  PadPlace PlaceAt(double x, double y) const;

  // Words is where prompt and amount are, Dots where the digits' dots are; empty in kGuide.
  const Rect& Words() const { return words_; }
  const Rect& Dots() const { return dots_; }

  // DotCentres are the middles of the dots and rings that stand for `count` digits: six, or more when there
  // are more.
  struct Point {
    double x;
    double y;
  };
  std::vector<Point> DotCentres(int count) const;
  double DotRadius() const;

 private:
  void LayUpright();
  void LayLying();
  void LayGuide();
  void LayGrid(const Rect& area, const std::vector<std::vector<PadPlace>>& rows, double gap);

  int width_;
  int height_;
  Mode mode_;
  std::array<Rect, kPlaces> keys_ = {};
  Rect words_;
  Rect dots_;
};

}  // namespace till::pin

#endif  // TILL_SERVICES_PIN_KEYPAD_KEYPAD_LAYOUT_H_
