// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_WORDS_H_
#define TILL_KIOSK_UI_SRC_BACKEND_WORDS_H_

#include <QString>

namespace till::kiosk {

// Words is one text in both languages.
struct Words {
  QString zh;
  QString en;

  const QString& In(const QString& language) const { return language == QLatin1String("zh") ? zh : en; }
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_WORDS_H_
