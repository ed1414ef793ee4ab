// SPDX-License-Identifier: Apache-2.0
#include "services/pin/keypad/keypad_layout.h"

#include <algorithm>

namespace till::pin {
namespace {

using enum PadPlace;

constexpr int kUsualDots = 6;  // the length of a PIN of a card issued in China

}  // namespace

KeypadLayout::KeypadLayout(int width, int height, Mode mode) : width_(width), height_(height), mode_(mode) {
  if (mode == Mode::kGuide) {
    LayGuide();
  } else if (height >= width) {
    LayUpright();
  } else {
    LayLying();
  }
}

void KeypadLayout::LayGrid(const Rect& area, const std::vector<std::vector<PadPlace>>& rows, double gap) {
  const double row_height = (area.height - gap * (rows.size() - 1)) / rows.size();
  double y = area.y;
  for (const std::vector<PadPlace>& row : rows) {
    const double key_width = (area.width - gap * (row.size() - 1)) / row.size();
    double x = area.x;
    for (const PadPlace place : row) {
      if (place != kNone) keys_[static_cast<size_t>(place)] = {x, y, key_width, row_height};
      x += key_width + gap;
    }
    y += row_height + gap;
  }
}

void KeypadLayout::LayUpright() {
  const double margin = width_ / 24.0;
  const double head = height_ * 0.34;
  words_ = {margin, margin, width_ - 2 * margin, head * 0.68 - margin};
  dots_ = {margin, head * 0.68, width_ - 2 * margin, head * 0.32 - margin / 2};
  LayGrid({margin, head, width_ - 2 * margin, height_ - head - margin},
          {{kDigit1, kDigit2, kDigit3},
           {kDigit4, kDigit5, kDigit6},
           {kDigit7, kDigit8, kDigit9},
           {kCancel, kDigit0, kClear},
           {kEnter}},
          margin * 0.6);
}

void KeypadLayout::LayLying() {
  const double margin = height_ / 24.0;
  const double side = width_ * 0.4;
  words_ = {margin, margin, side - 2 * margin, height_ * 0.62};
  dots_ = {margin, height_ * 0.68, side - 2 * margin, height_ * 0.2};
  const Rect area = {side, margin, width_ - side - margin, height_ - 2 * margin};
  LayGrid(area,
          {{kDigit1, kDigit2, kDigit3, kCancel},
           {kDigit4, kDigit5, kDigit6, kClear},
           {kDigit7, kDigit8, kDigit9, kNone},
           {kNone, kDigit0, kNone, kEnter}},
          margin * 0.6);
  // Enter is two rows high.
  Rect& enter = keys_[static_cast<size_t>(kEnter)];
  const Rect& nine = KeyOf(kDigit9);
  enter.height += enter.y - nine.y;
  enter.y = nine.y;
}

void KeypadLayout::LayGuide() {
  LayGrid({0, 0, static_cast<double>(width_), static_cast<double>(height_)},
          {{kDigit1, kDigit2, kDigit3},
           {kDigit4, kDigit5, kDigit6},
           {kDigit7, kDigit8, kDigit9},
           {kClear, kDigit0, kEnter}},
          0);
}

PadPlace KeypadLayout::PlaceAt(double x, double y) const {
  for (int place = 0; place < kPlaces; ++place) {
    if (keys_[place].Contains(x, y)) return static_cast<PadPlace>(place);
  }
  return kNone;
}

double KeypadLayout::DotRadius() const {
  return std::min(dots_.height * 0.16, dots_.width / 34);
}

std::vector<KeypadLayout::Point> KeypadLayout::DotCentres(int count) const {
  const int dots = std::max(count, kUsualDots);
  const double step = std::min(dots_.width / dots, DotRadius() * 4);
  std::vector<Point> centres;
  const double first = dots_.x + dots_.width / 2 - step * (dots - 1) / 2;
  for (int i = 0; i < dots; ++i) centres.push_back({first + i * step, dots_.y + dots_.height / 2});
  return centres;
}

}  // namespace till::pin
