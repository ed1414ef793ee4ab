// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_FORMAT_DATE_FORMAT_H_
#define TILL_KIOSK_UI_SRC_FORMAT_DATE_FORMAT_H_

#include <QDateTime>
#include <QString>
#include <QTimeZone>

namespace till::kiosk {

// FormatDateTime writes a moment as a clock in `zone` shows it: "2026年11月22日 15:04" or "22 Nov 2026,
// 15:04".
QString FormatDateTime(const QDateTime& moment, const QString& language, const QTimeZone& zone);

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_FORMAT_DATE_FORMAT_H_
