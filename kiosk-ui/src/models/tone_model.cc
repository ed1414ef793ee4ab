// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/models/tone_model.h"

namespace till::kiosk {

ToneModel::ToneModel(Navigator& navigator, ThemeModel& theme, QObject* parent)
    : QObject(parent), navigator_(navigator), theme_(theme) {
  connect(&navigator, &Navigator::changed, this, &ToneModel::changed);
  connect(&theme, &ThemeModel::changed, this, &ToneModel::changed);
}

ToneModel::Tone ToneModel::ToneOf(Page page) {
  switch (page) {
    case Page::Approved:
      return Tone::Success;
    case Page::Declined:
      return Tone::Danger;
    case Page::Undoing:
      return Tone::Caution;
    default:
      return Tone::Neutral;
  }
}

QColor ToneModel::ground() const {
  const ThemeColors colors = theme_.colors();
  switch (tone()) {
    case Tone::Success:
      return colors.success;
    case Tone::Caution:
      return colors.caution;
    case Tone::Danger:
      return colors.danger;
    case Tone::Neutral:
      break;
  }
  return colors.background;
}

QColor ToneModel::figure() const {
  const ThemeColors colors = theme_.colors();
  switch (tone()) {
    case Tone::Success:
      return colors.on_success;
    case Tone::Caution:
      return colors.on_caution;
    case Tone::Danger:
      return colors.on_danger;
    case Tone::Neutral:
      break;
  }
  return colors.text;
}

QColor ToneModel::muted() const {
  return neutral() ? theme_.colors().text_muted : figure();
}

QColor ToneModel::actionFill() const {
  return neutral() ? theme_.colors().brand : figure();
}

QColor ToneModel::actionPressed() const {
  if (neutral()) return theme_.colors().brand_pressed;
  const QColor on = figure();
  const QColor under = ground();
  return QColor::fromRgbF(static_cast<float>(on.redF() * 0.86 + under.redF() * 0.14),
                          static_cast<float>(on.greenF() * 0.86 + under.greenF() * 0.14),
                          static_cast<float>(on.blueF() * 0.86 + under.blueF() * 0.14));
}

QColor ToneModel::actionInk() const {
  return neutral() ? theme_.colors().on_brand : ground();
}

QColor ToneModel::quietFill() const {
  return neutral() ? theme_.colors().surface : Shade(0.16);
}

QColor ToneModel::quietPressed() const {
  return neutral() ? theme_.colors().pressed : Shade(0.28);
}

QColor ToneModel::quietInk() const {
  return neutral() ? theme_.colors().text : figure();
}

QColor ToneModel::Shade(double share) const {
  const QColor under = ground();
  const float target = figure().lightnessF() > 0.5F ? 0.0F : 1.0F;
  const auto mix = [&](float channel) { return static_cast<float>(channel * (1 - share) + target * share); };
  return QColor::fromRgbF(mix(under.redF()), mix(under.greenF()), mix(under.blueF()));
}

}  // namespace till::kiosk
