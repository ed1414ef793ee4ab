// SPDX-License-Identifier: Apache-2.0
// Contrast as WCAG 2.1 defines it (1.4.3: text 4.5:1; 1.4.3 and 1.4.11: large figures and controls 3:1).
#include <gtest/gtest.h>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMetaProperty>
#include <cmath>

#include "kiosk-ui/tests/fake_kiosk.h"

namespace till::kiosk {
namespace {

double Linear(double channel) {
  return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double Luminance(const QColor& color) {
  return 0.2126 * Linear(color.redF()) + 0.7152 * Linear(color.greenF()) + 0.0722 * Linear(color.blueF());
}

double Contrast(const QColor& one, const QColor& other) {
  const double lighter = std::max(Luminance(one), Luminance(other));
  const double darker = std::min(Luminance(one), Luminance(other));
  return (lighter + 0.05) / (darker + 0.05);
}

QColor Role(const ThemeColors& colors, const QString& role) {
  const QMetaObject& meta = ThemeColors::staticMetaObject;
  const int index = meta.indexOfProperty(role.toLatin1().constData());
  EXPECT_GE(index, 0) << role.toStdString();
  return meta.property(index).readOnGadget(&colors).value<QColor>();
}

// The formula itself, against values that WCAG gives: black on white is 21:1; #777777 on white is 4.48:1,
// just short.
TEST(Contrast, IsWcags) {
  EXPECT_NEAR(Contrast(Qt::black, Qt::white), 21.0, 0.01);
  EXPECT_NEAR(Contrast(QColor(QStringLiteral("#777777")), Qt::white), 4.48, 0.01);
}

TEST(Contrast, EveryListedPairOfBothThemesIsLegible) {
  QFile file(QStringLiteral(":/theme/contrast.json"));
  ASSERT_TRUE(file.open(QIODevice::ReadOnly));
  const QJsonObject rules = QJsonDocument::fromJson(file.readAll()).object();
  const std::unique_ptr<ThemeModel> theme = ReadThemes();
  int checked = 0;
  for (const bool dark : {false, true}) {
    theme->setDark(dark);
    for (const QString& rule : rules.keys()) {
      const QJsonObject group = rules.value(rule).toObject();
      const double least = group.value(QLatin1String("least")).toDouble();
      ASSERT_GE(least, 3.0);
      for (const QJsonValue& pair : group.value(QLatin1String("pairs")).toArray()) {
        const QString figure = pair.toArray().at(0).toString();
        const QString ground = pair.toArray().at(1).toString();
        EXPECT_GE(Contrast(Role(theme->colors(), figure), Role(theme->colors(), ground)), least)
            << figure.toStdString() << " on " << ground.toStdString() << (dark ? " dark" : " light");
        ++checked;
      }
    }
  }
  EXPECT_GE(checked, 40);
}

TEST(Contrast, EveryToneIsLegibleWithItsButtons) {
  for (const char* scenario : {"everyday", "declined", "host_silent"}) {
    for (const bool dark : {false, true}) {
      FakeKiosk till(scenario);
      till.kiosk.theme->setDark(dark);
      till.Pay();
      till.Wait(30'000 - (scenario[0] == 'e' ? 18'000 : 0));
      ASSERT_FALSE(till.kiosk.tone.neutral()) << scenario;
      const ToneModel& tone = till.kiosk.tone;
      EXPECT_GE(Contrast(tone.figure(), tone.ground()), 4.5) << scenario << dark;
      EXPECT_GE(Contrast(tone.muted(), tone.ground()), 4.5) << scenario << dark;
      EXPECT_GE(Contrast(tone.actionInk(), tone.actionFill()), 4.5) << scenario << dark;
      EXPECT_GE(Contrast(tone.quietInk(), tone.quietFill()), 4.5) << scenario << dark;
      EXPECT_GE(Contrast(tone.quietInk(), tone.quietPressed()), 4.5) << scenario << dark;
    }
  }
}

}  // namespace
}  // namespace till::kiosk
