// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/models/theme_model.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QMetaProperty>
#include <algorithm>
#include <utility>

namespace till::kiosk {
namespace {

// Text up to this size grows by the whole factor, larger text by less: it is legible already, and must still
// fit.
constexpr int kFullyScaled = 20;

// Follows a name of the ramp ("neutral.50") to its colour, or reads a literal one.
QColor Resolve(const QString& value, const QJsonObject& ramp) {
  const QStringList parts = value.split(QLatin1Char('.'));
  if (parts.size() == 2) return QColor(ramp.value(parts.at(0)).toObject().value(parts.at(1)).toString());
  return QColor(value);
}

bool ReadColors(const QJsonObject& roles, const QJsonObject& ramp, ThemeColors* colors, QString* error) {
  const QMetaObject& meta = ThemeColors::staticMetaObject;
  for (int index = 0; index < meta.propertyCount(); ++index) {
    const QMetaProperty property = meta.property(index);
    const QColor color = Resolve(roles.value(QLatin1String(property.name())).toString(), ramp);
    if (!color.isValid()) {
      *error = QStringLiteral("roles.%1 is missing or not a colour").arg(QLatin1String(property.name()));
      return false;
    }
    property.writeOnGadget(colors, color);
  }
  for (const QString& role : roles.keys()) {
    if (meta.indexOfProperty(role.toLatin1().constData()) < 0) {
      *error = QStringLiteral("roles.%1 is not a known role").arg(role);
      return false;
    }
  }
  return true;
}

}  // namespace

std::optional<ThemeModel::Tokens> ThemeModel::Parse(const QByteArray& json, QString* error) {
  const QJsonObject root = QJsonDocument::fromJson(json).object();
  Tokens tokens;
  if (!ReadColors(root.value(QLatin1String("roles")).toObject(), root.value(QLatin1String("ramp")).toObject(),
                  &tokens.colors, error)) {
    return std::nullopt;
  }
  const auto number = [&](const char* group, const char* name) {
    const int value = root.value(QLatin1String(group)).toObject().value(QLatin1String(name)).toInt(-1);
    if (value < 0) *error = QStringLiteral("%1.%2 is missing").arg(QLatin1String(group), QLatin1String(name));
    return value;
  };
  error->clear();
  tokens.type = {number("type", "caption"), number("type", "body"),    number("type", "lead"),
                 number("type", "title"),   number("type", "display"), number("type", "hero")};
  tokens.font_family = root.value(QLatin1String("font_family")).toString();
  tokens.step = number("space", "step");
  tokens.radius = number("shape", "radius");
  tokens.touch = number("touch", "control");
  tokens.touch_keypad = number("touch", "keypad");
  tokens.quick = number("motion", "quick_ms");
  tokens.slow = number("motion", "slow_ms");
  if (!error->isEmpty()) return std::nullopt;
  return tokens;
}

ThemeModel::ThemeModel(Tokens light, Tokens dark, QObject* parent)
    : QObject(parent), light_(std::move(light)), dark_(std::move(dark)) {}

ThemeType ThemeModel::type() const {
  const ThemeType& base = light_.type;
  const auto scaled = [this](int pixels) {
    const double share = pixels <= kFullyScaled ? 1.0 : 0.45;
    return qRound(pixels * (1 + (text_scale_ - 1) * share));
  };
  return {scaled(base.caption), scaled(base.body),    scaled(base.lead),
          scaled(base.title),   scaled(base.display), scaled(base.hero)};
}

void ThemeModel::setDark(bool dark) {
  if (dark == is_dark_) return;
  is_dark_ = dark;
  Q_EMIT changed();
}

void ThemeModel::setTextScale(double scale) {
  scale = std::clamp(scale, 1.0, 1.5);
  if (qFuzzyCompare(scale, text_scale_)) return;
  text_scale_ = scale;
  Q_EMIT changed();
}

void ThemeModel::setReducedMotion(bool reduced) {
  if (reduced == reduced_motion_) return;
  reduced_motion_ = reduced;
  Q_EMIT changed();
}

}  // namespace till::kiosk
