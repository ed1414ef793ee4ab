// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/models/frame_model.h"

#include <algorithm>
#include <cmath>

namespace till::kiosk {
namespace {

// All in steps of the grid.
constexpr double kBar = 10;
constexpr double kGap = 3;
constexpr double kActions = 10;
constexpr double kWidestColumn = 112;

}  // namespace

FrameModel::FrameModel(ThemeModel& theme, QObject* parent) : QObject(parent), theme_(theme) {
  connect(&theme, &ThemeModel::changed, this, &FrameModel::changed);
}

void FrameModel::setWidth(double width) {
  if (width == width_) return;
  width_ = width;
  Q_EMIT changed();
}

void FrameModel::setHeight(double height) {
  if (height == height_) return;
  height_ = height;
  Q_EMIT changed();
}

int FrameModel::margin() const {
  return static_cast<int>(Steps(4));
}

double FrameModel::ColumnWidth() const {
  const double inside = width_ - 2 * margin();
  return portrait() ? inside : std::round((inside - Steps(4)) * 0.42 / theme_.step()) * theme_.step();
}

QRectF FrameModel::bar() const {
  return {0, 0, width_, Steps(kBar)};
}

QRectF FrameModel::hero() const {
  const double top = bar().bottom() + Steps(portrait() ? 2 : 5);
  return {static_cast<double>(margin()), top, ColumnWidth(), Steps(16 + 10 * (theme_.textScale() - 1))};
}

QRectF FrameModel::words() const {
  const double top = hero().bottom() + Steps(portrait() ? 2 : 4);
  const double height = portrait() ? Steps(18 + 34 * (theme_.textScale() - 1)) : height_ - margin() - top;
  return {static_cast<double>(margin()), top, ColumnWidth(), height};
}

QRectF FrameModel::actions() const {
  const double top = height_ - margin() - Steps(kActions);
  if (portrait()) return {static_cast<double>(margin()), top, width_ - 2 * margin(), Steps(kActions)};
  const double left = margin() + ColumnWidth() + Steps(4);
  return {left, top, width_ - margin() - left, Steps(kActions)};
}

QRectF FrameModel::stage() const {
  const double bottom = actions().top() - Steps(kGap);
  if (portrait()) {
    const double top = words().bottom() + Steps(2);
    return {static_cast<double>(margin()), top, width_ - 2 * margin(), bottom - top};
  }
  const double left = actions().left();
  const double top = bar().bottom() + Steps(1);
  return {left, top, actions().width(), bottom - top};
}

QRectF FrameModel::left() const {
  return hero().united(words());
}

QRectF FrameModel::body() const {
  const double width = std::min(width_ - 2 * margin(), Steps(kWidestColumn));
  const double top = bar().bottom() + Steps(2);
  return {(width_ - width) / 2, top, width, height_ - margin() - top};
}

}  // namespace till::kiosk
