// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/format/date_format.h"

#include <QLocale>

namespace till::kiosk {

QString FormatDateTime(const QDateTime& moment, const QString& language, const QTimeZone& zone) {
  const QDateTime local = moment.toTimeZone(zone);
  if (language == QLatin1String("zh")) return local.toString(QStringLiteral("yyyy年M月d日 HH:mm"));
  return QLocale(QLocale::English).toString(local, QStringLiteral("d MMM yyyy, HH:mm"));
}

}  // namespace till::kiosk
