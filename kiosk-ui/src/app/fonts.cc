// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/app/fonts.h"

#include <QFont>
#include <QGuiApplication>

namespace till::kiosk {

void UseFonts() {
  const QString latin = QStringLiteral("Inter");
  // Named explicitly: fontconfig would otherwise choose by locale between the Chinese and the Japanese
  // shapes.
  QFont::insertSubstitutions(latin, {QStringLiteral("Noto Sans CJK SC")});
  QFont font(latin);
  font.setFamilies({latin, QStringLiteral("Noto Sans CJK SC")});
  font.setHintingPreference(QFont::PreferNoHinting);
  QGuiApplication::setFont(font);
}

}  // namespace till::kiosk
