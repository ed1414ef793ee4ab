// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_WORDS_SETTING_WORDS_H_
#define TILL_KIOSK_UI_SRC_WORDS_SETTING_WORDS_H_

#include <QString>
#include <QStringList>

namespace till::kiosk {

// SettingName is what a cashier calls a field of the profile or the parameters, by its name in the API
// (protos/till/terminal/v1); empty for one that this kiosk is too old to know.
QString SettingName(const QString& field);

// KnownSettings lists the fields that have a name; for tests.
QStringList KnownSettings();

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_WORDS_SETTING_WORDS_H_
